package plusone.gateway.route;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the services are: {@code plusone.loyalty.url} and so on. Unknown fields cannot be refused
 * here, the other settings of the house have the same beginning.
 */
@ConfigurationProperties("plusone")
public record ServiceSettings(Place loyalty, Place referral, Place notification) {

    /** One service's place, for example {@code http://127.0.0.1:8081}. */
    public record Place(URI url) {}

    /** Where a service is. */
    public URI url(Service service) {
        return switch (service) {
            case LOYALTY -> loyalty.url();
            case REFERRAL -> referral.url();
            case NOTIFICATION -> notification.url();
        };
    }
}

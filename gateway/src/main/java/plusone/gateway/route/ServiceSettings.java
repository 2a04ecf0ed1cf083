package plusone.gateway.route;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.stereotype.Component;

/** Where the services are: {@code plusone.loyalty.url} and so on. */
@Component
public record ServiceSettings(Loyalty loyalty, Referral referral, Notification notification) {

    /**
     * Settings of the way to the loyalty service.
     *
     * @param url its address, without a path
     */
    @ConfigurationProperties(prefix = "plusone.loyalty", ignoreUnknownFields = false)
    public record Loyalty(URI url) {}

    /**
     * Settings of the way to the referral service.
     *
     * @param url its address, without a path
     */
    @ConfigurationProperties(prefix = "plusone.referral", ignoreUnknownFields = false)
    public record Referral(URI url) {}

    /**
     * Settings of the way to the notification service.
     *
     * @param url its address, without a path
     */
    @ConfigurationProperties(prefix = "plusone.notification", ignoreUnknownFields = false)
    public record Notification(URI url) {}

    /** Where a service is. */
    public URI url(Service service) {
        return switch (service) {
            case LOYALTY -> loyalty.url();
            case REFERRAL -> referral.url();
            case NOTIFICATION -> notification.url();
        };
    }
}

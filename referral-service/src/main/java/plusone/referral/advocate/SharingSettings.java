package plusone.referral.advocate;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of what advocates share.
 *
 * @param shareUrlBase address of the house as friends reach it, without a path
 */
@ConfigurationProperties(prefix = "plusone.referral", ignoreUnknownFields = false)
public record SharingSettings(@DefaultValue("http://localhost:8080") URI shareUrlBase) {

    /** The link that an advocate shares. */
    public String shareUrl(Code code) {
        return shareUrlBase.toString().replaceFirst("/$", "") + "/r/" + code.value();
    }
}

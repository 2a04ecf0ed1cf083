package plusone.referral.loyalty;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the loyalty service is.
 *
 * @param url its address, without a path
 * @param timeLimit for one question to it that somebody waits for
 * @param homeTimeLimit for all that the home screen asks; it waits 1.5 s for this service
 */
@ConfigurationProperties(prefix = "plusone.loyalty", ignoreUnknownFields = false)
public record LoyaltySettings(
        String url,
        @DefaultValue("1500ms") Duration timeLimit,
        @DefaultValue("1s") Duration homeTimeLimit) {}

package plusone.loyalty.member;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of members.
 *
 * @param locale of a member of whom none is known; language tag (BCP 47)
 * @param timeZone of a member of whom none is known
 */
@ConfigurationProperties(prefix = "plusone.member", ignoreUnknownFields = false)
public record MemberSettings(
        @DefaultValue("en") String locale, @DefaultValue("Europe/Berlin") ZoneId timeZone) {}

package plusone.loyalty.earning;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of earning.
 *
 * @param mostPerEvent how many points all awards of one event may give together, 1 to
 *     1,000,000,000; an event that would give more is refused
 * @param byHandADay how many points a member of staff may cause on one day of the installation's
 *     zone by telling events themselves; 0 or more
 */
@ConfigurationProperties(prefix = "plusone.earning", ignoreUnknownFields = false)
record EarningSettings(
        @DefaultValue("100000") long mostPerEvent, @DefaultValue("1000") long byHandADay) {

    private static final long MOST_POINTS = 1_000_000_000;

    EarningSettings {
        if (mostPerEvent < 1 || mostPerEvent > MOST_POINTS)
            throw new IllegalArgumentException(
                    "plusone.earning.most-per-event must be 1 to 1,000,000,000");
        if (byHandADay < 0)
            throw new IllegalArgumentException("plusone.earning.by-hand-a-day must be 0 or more");
    }
}

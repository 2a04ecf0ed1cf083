package plusone.referral.programme;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A referral programme, also as the API shows it.
 *
 * @param landingUrl where the link of an advocate leads
 * @param advocatePoints what the advocate gets, 0 to 1,000,000,000; 0 is no payout
 * @param friendPoints what the friend gets, likewise
 * @param qualifyingEvent type of the conversion that is rewarded
 * @param minimumAmount what the conversion must at least be worth
 * @param attributionDays how long after the registration a conversion counts
 * @param returnDays how long after the conversion the points wait
 * @param isDefault whether it is meant where a caller names none; at most one is
 */
public record Programme(
        UUID id,
        String name,
        String landingUrl,
        long advocatePoints,
        long friendPoints,
        String qualifyingEvent,
        @Nullable Money minimumAmount,
        int attributionDays,
        int returnDays,
        @JsonProperty("default") boolean isDefault,
        Status status,
        Instant createdAt) {

    /** Only a running programme takes new referrals; what is registered runs its course. */
    public enum Status {
        RUNNING,
        PAUSED,
        ENDED
    }

    /** Whether it takes new referrals. */
    @JsonIgnore
    public boolean isRunning() {
        return status == Status.RUNNING;
    }

    /** How long after the registration a conversion counts. */
    public Duration attributionWindow() {
        return Duration.ofDays(attributionDays);
    }

    /** How long after the conversion the points wait; zero where they do not. */
    public Duration returnPeriod() {
        return Duration.ofDays(returnDays);
    }
}

package plusone.referral.friend;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** From where a friend acted, as a partner saw it: personal data. */
public record Circumstance(
        @Nullable @Size(min = 1, max = 45) String ip,
        @Nullable @Size(min = 1, max = 200) String deviceId,
        @Nullable @Size(min = 1, max = 1000) String userAgent,
        @Nullable Instant occurredAt) {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    /** Moments that nobody means may lie beyond what the database can hold. */
    @JsonIgnore
    @AssertTrue(message = "must lie between the years 2000 and 9999: look at occurredAt")
    public boolean isOfOurTime() {
        return occurredAt == null || !(occurredAt.isBefore(EARLIEST) || occurredAt.isAfter(LATEST));
    }

    @Override
    public String toString() {
        return "Circumstance";
    }
}

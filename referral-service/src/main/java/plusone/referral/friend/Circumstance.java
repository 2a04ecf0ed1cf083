package plusone.referral.friend;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.AssertTrue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import plusone.contract.Identifier;
import plusone.contract.Length;

/** From where a friend acted, as a partner saw it: personal data. */
public record Circumstance(
        @Nullable @Length(max = 45) String ip,
        @Nullable @Identifier String deviceId,
        @Nullable @Length(max = 1000) String userAgent,
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

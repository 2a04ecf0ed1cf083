package plusone.loyalty.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Points of one member that become available and expire on the same dates: a bucket, not an
 * earning.
 *
 * @param expiresOn the last day on which they can be spent; {@link #NEVER} where they stay
 * @param availableAt {@link #AT_ONCE} once they are available
 * @param remaining points, 0 or more
 */
record Lot(UUID accountId, LocalDate expiresOn, Instant availableAt, long remaining) {

    /** Expiry of points that do not expire: a date, because infinities do not cross the driver. */
    static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    /** What is available lies under one moment, whenever it became so. */
    static final Instant AT_ONCE = Instant.EPOCH;

    Lot {
        if (remaining < 0) throw new IllegalArgumentException("a lot below zero");
    }

    static Lot empty(UUID accountId, LocalDate expiresOn) {
        return new Lot(accountId, expiresOn, AT_ONCE, 0);
    }

    Lot plus(long points) {
        return new Lot(accountId, expiresOn, availableAt, Math.addExact(remaining, points));
    }
}

package plusone.loyalty.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;

/**
 * Points of one member that become available and expire on the same dates: a bucket, not an
 * earning. Points in a hold are in no lot.
 *
 * @param remaining points, 0 or more
 */
record Lot(UUID accountId, Key key, long remaining) {

    /** Expiry of points that do not expire: a date, because infinities do not cross the driver. */
    static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    Lot {
        if (remaining < 0) throw new IllegalArgumentException("a lot below zero");
    }

    static Lot empty(UUID accountId, Key key) {
        return new Lot(accountId, key, 0);
    }

    Lot plus(long points) {
        return new Lot(accountId, key, Math.addExact(remaining, points));
    }

    boolean isEmpty() {
        return remaining == 0;
    }

    /**
     * Which points belong together. Ordered by what is spent first: the oldest expiry.
     *
     * @param expiresOn the last day on which they can be spent; {@link #NEVER} where they stay
     * @param availableAt {@link #AT_ONCE} once they are available, whenever they became so
     */
    record Key(LocalDate expiresOn, Instant availableAt) implements Comparable<Key> {

        static final Instant AT_ONCE = Instant.EPOCH;

        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::expiresOn).thenComparing(Key::availableAt);

        static Key available(LocalDate expiresOn) {
            return new Key(expiresOn, AT_ONCE);
        }

        boolean isPending() {
            return !availableAt.equals(AT_ONCE);
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }
}

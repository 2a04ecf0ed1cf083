package plusone.loyalty.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Points that a member has reserved. It moves nothing until it is captured; its points do not
 * expire meanwhile.
 *
 * @param lots points by expiry date, out of which lots they were taken
 * @param captured points that were taken in the end; 0 unless it is captured
 * @param reference the caller's own name for what it is for
 * @param expiresAt when it runs out unless it is resolved before
 * @param resolvedAt when it was captured, released or ran out; null while it is placed
 */
record Hold(
        UUID id,
        UUID accountId,
        SortedMap<LocalDate, Long> lots,
        long captured,
        State state,
        String reference,
        Instant placedAt,
        Instant expiresAt,
        @Nullable Instant resolvedAt) {

    /** The one that runs out next first; of one moment by id, as the database orders them. */
    static final Comparator<Hold> FIRST_OUT =
            Comparator.comparing(Hold::expiresAt).thenComparing(Hold::id, Hold::compareAsText);

    /** How far it has come. */
    enum State {
        PLACED,
        CAPTURED,
        RELEASED,
        EXPIRED
    }

    Hold {
        lots = Collections.unmodifiableSortedMap(new TreeMap<>(lots));
    }

    static Hold placed(
            UUID id,
            UUID accountId,
            LotPoints taken,
            String reference,
            Instant now,
            Instant expiresAt) {
        return new Hold(
                id,
                accountId,
                taken.negated().byDate(),
                0,
                State.PLACED,
                reference,
                now,
                expiresAt,
                null);
    }

    Hold captured(long points, Instant now) {
        return resolved(State.CAPTURED, points, now);
    }

    Hold released(Instant now) {
        return resolved(State.RELEASED, 0, now);
    }

    Hold expired() {
        return resolved(State.EXPIRED, 0, expiresAt);
    }

    /** As time has made it. */
    Hold at(Instant now) {
        return isPlaced() && !expiresAt.isAfter(now) ? expired() : this;
    }

    /** As it was when it was placed. */
    Hold asPlaced() {
        return new Hold(id, accountId, lots, 0, State.PLACED, reference, placedAt, expiresAt, null);
    }

    long points() {
        return lots.values().stream().reduce(0L, Math::addExact);
    }

    boolean isPlaced() {
        return state == State.PLACED;
    }

    /** Java compares the halves of an id as signed numbers, which is another order. */
    private static int compareAsText(UUID one, UUID other) {
        var halves =
                Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return halves != 0
                ? halves
                : Long.compareUnsigned(
                        one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }

    private Hold resolved(State how, long points, Instant now) {
        return new Hold(id, accountId, lots, points, how, reference, placedAt, expiresAt, now);
    }
}

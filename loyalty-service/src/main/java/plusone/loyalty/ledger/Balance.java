package plusone.loyalty.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a member has, in points.
 *
 * @param lifetimeEarned points of all earnings, minus what was reversed of them
 * @param expiring dates to come on which points expire, soonest first, at most 24
 * @param asOf when it was read
 */
public record Balance(
        long available,
        long pending,
        long held,
        long debt,
        long lifetimeEarned,
        List<Expiring> expiring,
        Instant asOf) {

    /** With the dates of another one of the same moment. */
    Balance and(Balance later) {
        var both = Stream.concat(expiring.stream(), later.expiring.stream()).toList();
        return new Balance(available, pending, held, debt, lifetimeEarned, both, asOf);
    }

    /**
     * Points that expire together.
     *
     * @param on the last day on which they can be spent
     */
    public record Expiring(long points, LocalDate on) {}
}

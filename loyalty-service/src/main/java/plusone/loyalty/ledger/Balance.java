package plusone.loyalty.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

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

    private static final int DATES = 24;

    static Balance of(UUID memberId, Books books, Instant asOf) {
        var standing = books.standing(memberId);
        return new Balance(
                standing.available(),
                standing.pending(),
                standing.held(),
                standing.debt(),
                standing.earned(),
                expiring(memberId, books),
                asOf);
    }

    private static List<Expiring> expiring(UUID memberId, Books books) {
        var byDate = new TreeMap<LocalDate, Long>();
        books.lotsOf(memberId)
                .all()
                .filter(lot -> !lot.key().expiresOn().equals(Lot.NEVER))
                .forEach(
                        lot ->
                                byDate.merge(
                                        lot.key().expiresOn(), lot.remaining(), Math::addExact));
        return byDate.entrySet().stream()
                .limit(DATES)
                .map(lot -> new Expiring(lot.getValue(), lot.getKey()))
                .toList();
    }

    /**
     * Points that expire together.
     *
     * @param on the last day on which they can be spent
     */
    public record Expiring(long points, LocalDate on) {}
}

package plusone.loyalty.ledger;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What a transaction does to one member: available points that come into or go out of their lots.
 *
 * @param lots signed points by expiry date
 * @param earned by how much the points earned in a lifetime change
 */
record Movement(UUID memberId, SortedMap<LocalDate, Long> lots, long earned) {

    Movement {
        lots = Collections.unmodifiableSortedMap(new TreeMap<>(lots));
    }

    /** Signed, never 0. */
    long points() {
        return lots.values().stream().reduce(0L, Math::addExact);
    }

    /** The other way round: what one member gives, another may receive. */
    static SortedMap<LocalDate, Long> negated(SortedMap<LocalDate, Long> lots) {
        var negated = new TreeMap<LocalDate, Long>();
        lots.forEach((day, points) -> negated.put(day, Math.negateExact(points)));
        return negated;
    }
}

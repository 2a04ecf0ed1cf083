package plusone.loyalty.ledger;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Points that come into lots or go out of them.
 *
 * @param byLot signed points, never 0; soonest expiry first
 */
record LotPoints(SortedMap<Lot.Key, Long> byLot) {

    static final LotPoints NONE = new LotPoints(new TreeMap<>());

    LotPoints {
        byLot = Collections.unmodifiableSortedMap(new TreeMap<>(byLot));
    }

    static LotPoints of(Lot.Key key, long points) {
        var byLot = new TreeMap<Lot.Key, Long>();
        if (points != 0) byLot.put(key, points);
        return new LotPoints(byLot);
    }

    /** Available points of these dates. */
    static LotPoints available(SortedMap<LocalDate, Long> byDate) {
        var byLot = new TreeMap<Lot.Key, Long>();
        byDate.forEach((day, points) -> byLot.put(Lot.Key.available(day), points));
        return new LotPoints(byLot);
    }

    /** So many points out of these lots, in this order; fewer where they do not hold as many. */
    static LotPoints taken(Stream<Lot> lots, long points) {
        var taken = new TreeMap<Lot.Key, Long>();
        var missing = points;
        for (var each = lots.iterator(); missing > 0 && each.hasNext(); ) {
            var lot = each.next();
            var part = Math.min(lot.remaining(), missing);
            if (part > 0) taken.merge(lot.key(), -part, Math::addExact);
            missing -= part;
        }
        return new LotPoints(taken);
    }

    long sum() {
        return byLot.values().stream().reduce(0L, Math::addExact);
    }

    /** Those that are not available yet. */
    long pending() {
        return byLot.entrySet().stream()
                .filter(lot -> lot.getKey().isPending())
                .mapToLong(Map.Entry::getValue)
                .reduce(0, Math::addExact);
    }

    LotPoints negated() {
        return eachPoints(Math::negateExact);
    }

    LotPoints plus(LotPoints others) {
        var sum = new TreeMap<>(byLot);
        others.byLot.forEach(
                (key, points) ->
                        sum.merge(key, points, (a, b) -> Math.addExact(a, b) == 0 ? null : a + b));
        return new LotPoints(sum);
    }

    /** Of points that come in: those that are left when this many have gone, soonest first. */
    LotPoints without(long points) {
        var left = new TreeMap<Lot.Key, Long>();
        var toGo = points;
        for (var lot : byLot.entrySet()) {
            var part = Math.min(lot.getValue(), toGo);
            if (lot.getValue() > part) left.put(lot.getKey(), lot.getValue() - part);
            toGo -= part;
        }
        return new LotPoints(left);
    }

    /** Of points that come in: so many of them, soonest first. */
    LotPoints first(long points) {
        return plus(without(points).negated());
    }

    /** Of points that come in: so many of them, those that expire latest. */
    LotPoints last(long points) {
        return without(sum() - points);
    }

    /** As an entry keeps them. */
    SortedMap<LocalDate, Long> byDate() {
        var byDate = new TreeMap<LocalDate, Long>();
        byLot.forEach((key, points) -> byDate.merge(key.expiresOn(), points, Math::addExact));
        byDate.values().removeIf(points -> points == 0);
        return byDate;
    }

    private LotPoints eachPoints(UnaryOperator<Long> change) {
        var changed = new TreeMap<>(byLot);
        changed.replaceAll((_, points) -> change.apply(points));
        return new LotPoints(changed);
    }
}

package plusone.loyalty.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One member's lots as they are known and decided in a flush. What is asked of them again and again
 * is kept in its order, so that the next moment is found without a walk over all of them.
 */
final class MemberLots {

    private static final Comparator<Lot.Key> RIPE_FIRST =
            Comparator.comparing(Lot.Key::availableAt).thenComparing(Lot.Key::expiresOn);

    /**
     * How many lots a member may have: a hundred purchases a day that are pending for a month, and
     * far less than a flush can load and write in its time.
     */
    static final int LIMIT = 5_000;

    private final UUID memberId;
    private final NavigableMap<Lot.Key, Lot> available = new TreeMap<>();
    private final NavigableMap<Lot.Key, Lot> pending = new TreeMap<>();
    private final NavigableSet<Lot.Key> ripening = new TreeSet<>(RIPE_FIRST);
    private final Map<Lot.Key, Lot> changed = new LinkedHashMap<>();

    MemberLots(UUID memberId) {
        this.memberId = memberId;
    }

    void know(Lot lot) {
        var key = lot.key();
        var lots = key.isPending() ? pending : available;
        if (lot.isEmpty()) lots.remove(key);
        else lots.put(key, lot);
        if (!key.isPending()) return;
        if (lot.isEmpty()) ripening.remove(key);
        else ripening.add(key);
    }

    void change(LotPoints points) {
        points.byLot().forEach(this::change);
    }

    private void change(Lot.Key key, long points) {
        var lot = lot(key).plus(points);
        changed.put(key, lot);
        know(lot);
    }

    private Lot lot(Lot.Key key) {
        return find(key).orElseGet(() -> Lot.empty(memberId, key));
    }

    /** A lot that holds points. */
    Optional<Lot> find(Lot.Key key) {
        return Optional.ofNullable((key.isPending() ? pending : available).get(key));
    }

    /** How many hold points. */
    int size() {
        return available.size() + pending.size();
    }

    /** Whether points may come into these; into one that holds points they always may. */
    boolean haveRoomFor(Collection<Lot.Key> keys) {
        var more = keys.stream().filter(key -> find(key).isEmpty()).count();
        return more == 0 || size() + more <= LIMIT;
    }

    /**
     * Those that hold points: what can be spent, then what is pending, each oldest expiry first.
     */
    Stream<Lot> all() {
        return Stream.concat(available(), pending());
    }

    /** Those whose points can be spent, oldest expiry first. */
    Stream<Lot> available() {
        return available.values().stream();
    }

    /** Those whose points can not be spent yet, oldest expiry first. */
    Stream<Lot> pending() {
        return pending.values().stream();
    }

    /** Pending ones whose moment has come, in the order in which it came. */
    List<Lot> ripeBy(Instant moment) {
        return ripening.stream()
                .takeWhile(key -> !key.availableAt().isAfter(moment))
                .map(pending::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The lots at which time alone changes something next: one that ripens, one that expires. */
    Stream<Lot.Key> next() {
        return Stream.concat(ripening.stream().limit(1), available.keySet().stream().limit(1));
    }

    /** All that were changed, as they are now, in the order in which they were first changed. */
    Collection<Lot> changed() {
        return Collections.unmodifiableCollection(changed.values());
    }
}

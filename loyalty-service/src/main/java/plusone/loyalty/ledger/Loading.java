package plusone.loyalty.ledger;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/**
 * Loads what errands need, under lock, in a fixed number of statements however many they are. What
 * never changes is read before the lock, the rest after it: after a wait for the lock the locked
 * row is new, and rows that were read together with it would be old.
 */
final class Loading {

    private final LedgerTables tables;
    private final Expiry expiry;
    private final Clock clock;

    Loading(LedgerTables tables, Expiry expiry, Clock clock) {
        this.tables = tables;
        this.expiry = expiry;
        this.clock = clock;
    }

    /**
     * The books for some errands.
     *
     * @param held which of them cannot be decided now
     * @param now when everything they are decided on was locked; what is due by then was loaded
     */
    record Loaded(Books books, HeldErrands held, Instant now) {}

    /** The books for all of these errands: waits for rows that somebody else holds. */
    Mono<Loaded> load(List<? extends Errand> errands) {
        return load(errands, true);
    }

    /** The books for those of these errands whose rows nobody else holds: waits for none. */
    Mono<Loaded> loadFree(List<? extends Errand> errands) {
        return load(errands, false);
    }

    private Mono<Loaded> load(List<? extends Errand> errands, boolean waits) {
        var needs = Needs.of(errands);
        var books = new Books(expiry);
        return past(needs, books)
                .then(Mono.defer(() -> owners(needs)))
                .then(Mono.defer(() -> waits ? locked(needs, books) : lockedFree(needs, books)))
                .flatMap(held -> state(needs, books, held));
    }

    private Mono<Void> past(Needs needs, Books books) {
        if (needs.transactions().isEmpty()) return Mono.empty();
        return tables.past(needs.transactions())
                .doOnNext(books::know)
                .doOnNext(needs::found)
                .then();
    }

    private Mono<Void> owners(Needs needs) {
        if (needs.holds().isEmpty()) return Mono.empty();
        return tables.owners(needs.holds()).doOnNext(needs::found).then();
    }

    private Mono<HeldErrands> locked(Needs needs, Books books) {
        return tables.lock(needs.members())
                .doOnNext(books::know)
                .then(Mono.just(new HeldErrands(needs, Set.of())));
    }

    private Mono<HeldErrands> lockedFree(Needs needs, Books books) {
        return tables.lockFree(needs.members())
                .doOnNext(books::know)
                .then(Mono.defer(() -> held(needs, books)));
    }

    /** Whoever is there and was not given is somebody else's at this moment. */
    private Mono<HeldErrands> held(Needs needs, Books books) {
        var missing = new HashSet<>(needs.members());
        missing.removeAll(books.accountIds());
        if (missing.isEmpty()) return Mono.just(new HeldErrands(needs, Set.of()));
        return tables.existing(missing)
                .collect(Collectors.toSet())
                .map(members -> new HeldErrands(needs, members));
    }

    /** As fine as Postgres keeps it: what is hashed must be what is stored. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Mono<Loaded> state(Needs needs, Books books, HeldErrands held) {
        var now = now();
        return lots(books.countOnly(needs.counted(), now), books)
                .then(Mono.defer(() -> holds(needs, books)))
                .then(Mono.defer(() -> reversed(needs, books)))
                .then(Mono.defer(() -> earlier(needs, books)))
                .thenReturn(new Loaded(books, held, now));
    }

    private Mono<Void> lots(Set<UUID> counted, Books books) {
        return counted.isEmpty() ? Mono.empty() : tables.lots(counted).doOnNext(books::know).then();
    }

    private Mono<Void> holds(Needs needs, Books books) {
        var holders = books.holders();
        if (needs.holds().isEmpty() && holders.isEmpty()) return Mono.empty();
        return tables.holds(needs.holds(), holders).doOnNext(books::know).then();
    }

    private Mono<Void> reversed(Needs needs, Books books) {
        if (needs.transactions().isEmpty()) return Mono.empty();
        return tables.reversed(needs.transactions()).doOnNext(books::know).then();
    }

    private Mono<Void> earlier(Needs needs, Books books) {
        if (needs.operations().isEmpty()) return Mono.empty();
        return tables.earlier(needs.operations()).doOnNext(books::know).then();
    }
}

package plusone.loyalty.ledger;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
     * @param now when everything they are decided on was locked; what is due by then was loaded
     */
    record Loaded(Books books, Instant now) {}

    /** The books for these errands. */
    Mono<Loaded> load(List<? extends Errand> errands) {
        var needs = Needs.of(errands);
        var books = new Books(expiry);
        return past(needs, books)
                .then(Mono.defer(() -> owners(needs)))
                .then(Mono.defer(() -> locked(needs, books)))
                .flatMap(now -> state(needs, books, now).thenReturn(new Loaded(books, now)));
    }

    private Mono<Void> past(Needs needs, Books books) {
        if (needs.transactions().isEmpty()) return Mono.empty();
        return tables.past(needs.transactions())
                .doOnNext(books::know)
                .doOnNext(
                        past -> past.memberLegs().forEach(leg -> needs.addCounted(leg.accountId())))
                .then();
    }

    private Mono<Void> owners(Needs needs) {
        if (needs.holds().isEmpty()) return Mono.empty();
        return tables.owners(needs.holds()).doOnNext(needs::addCounted).then();
    }

    private Mono<Instant> locked(Needs needs, Books books) {
        return tables.lock(needs.members())
                .doOnNext(books::know)
                .then(Mono.fromSupplier(this::now));
    }

    /** As fine as Postgres keeps it: what is hashed must be what is stored. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Mono<Void> state(Needs needs, Books books, Instant now) {
        return lots(books.countOnly(needs.counted(), now), books)
                .then(Mono.defer(() -> holds(needs, books)))
                .then(Mono.defer(() -> reversed(needs, books)))
                .then(Mono.defer(() -> earlier(needs, books)));
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

    /**
     * What errands name.
     *
     * @param members who are locked; grows by those who are found behind transactions and holds
     * @param counted those of them whose lots matter: they may give points away, or get them into
     *     lots that they have not had; into a usual one points come without a look at it
     */
    private record Needs(
            Set<UUID> members,
            Set<UUID> counted,
            Set<UUID> transactions,
            Set<UUID> holds,
            Set<UUID> operations) {

        static Needs of(List<? extends Errand> errands) {
            var needs =
                    new Needs(
                            new LinkedHashSet<>(),
                            new LinkedHashSet<>(),
                            new LinkedHashSet<>(),
                            new LinkedHashSet<>(),
                            new LinkedHashSet<>());
            errands.forEach(needs::add);
            return needs;
        }

        private void add(Errand errand) {
            if (errand instanceof Command<?> command && command.operation() != null)
                operations.add(command.operation().id());
            switch (errand) {
                case Command.Earn earn -> {
                    if (earn.hasDates()) addCounted(earn.memberId());
                    else members.add(earn.memberId());
                }
                case Command.Spend spend -> addCounted(spend.memberId());
                case Command.Transfer transfer -> {
                    addCounted(transfer.memberId());
                    addCounted(transfer.toMemberId());
                }
                case Command.Reverse reverse -> transactions.add(reverse.transactionId());
                case Command.Place place -> addCounted(place.memberId());
                case Command.Capture capture -> holds.add(capture.holdId());
                case Command.Release release -> holds.add(release.holdId());
                case Errand.Settle settle -> members.add(settle.memberId());
            }
        }

        private void addCounted(UUID memberId) {
            members.add(memberId);
            counted.add(memberId);
        }
    }
}

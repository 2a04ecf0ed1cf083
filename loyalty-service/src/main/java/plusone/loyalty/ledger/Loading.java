package plusone.loyalty.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import plusone.idempotency.Operation;
import reactor.core.publisher.Mono;

/**
 * Loads what commands need, under lock, in a fixed number of statements however many they are. What
 * never changes is read before the lock, the rest after it: after a wait for the lock the locked
 * row is new, and rows that were read together with it would be old.
 */
@Component
class Loading {

    private final LedgerTables tables;
    private final Expiry expiry;

    Loading(LedgerTables tables, Expiry expiry) {
        this.tables = tables;
        this.expiry = expiry;
    }

    /** The books for these commands. */
    Mono<Books> load(List<Command<?>> commands) {
        var needs = Needs.of(commands);
        var books = new Books(expiry);
        return past(needs, books)
                .then(Mono.defer(() -> owners(needs)))
                .then(Mono.defer(() -> state(needs, books)))
                .then(Mono.defer(() -> earlier(needs, books)))
                .thenReturn(books);
    }

    /** The books for these members, whatever they are asked. */
    Mono<Books> load(Collection<UUID> members) {
        var needs = new Needs(new LinkedHashSet<>(members), Set.of(), Set.of(), List.of());
        var books = new Books(expiry);
        return state(needs, books).thenReturn(books);
    }

    private Mono<Void> past(Needs needs, Books books) {
        if (needs.transactions().isEmpty()) return Mono.empty();
        return tables.past(needs.transactions())
                .doOnNext(books::know)
                .doOnNext(
                        past ->
                                past.memberLegs()
                                        .forEach(leg -> needs.members().add(leg.accountId())))
                .then();
    }

    private Mono<Void> owners(Needs needs) {
        if (needs.holds().isEmpty()) return Mono.empty();
        return tables.owners(needs.holds()).doOnNext(needs.members()::add).then();
    }

    private Mono<Void> state(Needs needs, Books books) {
        return tables.lock(needs.members())
                .doOnNext(books::know)
                .then(Mono.defer(() -> lots(needs, books)))
                .then(Mono.defer(() -> holds(needs, books)))
                .then(Mono.defer(() -> reversed(needs, books)));
    }

    private Mono<Void> lots(Needs needs, Books books) {
        return tables.lots(needs.members()).doOnNext(books::know).then();
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
     * What commands name.
     *
     * @param members grows by those who are found behind transactions and holds
     */
    private record Needs(
            Set<UUID> members, Set<UUID> transactions, Set<UUID> holds, List<UUID> operations) {

        static Needs of(List<Command<?>> commands) {
            var needs =
                    new Needs(
                            new LinkedHashSet<>(),
                            new LinkedHashSet<>(),
                            new LinkedHashSet<>(),
                            new ArrayList<>());
            commands.forEach(needs::add);
            commands.stream()
                    .map(Command::operation)
                    .filter(Objects::nonNull)
                    .map(Operation::id)
                    .forEach(needs.operations()::add);
            return needs;
        }

        private void add(Command<?> command) {
            switch (command) {
                case Command.Earn earn -> members.add(earn.memberId());
                case Command.Spend spend -> members.add(spend.memberId());
                case Command.Transfer transfer -> {
                    members.add(transfer.memberId());
                    members.add(transfer.toMemberId());
                }
                case Command.Reverse reverse -> transactions.add(reverse.transactionId());
                case Command.Place place -> members.add(place.memberId());
                case Command.Capture capture -> holds.add(capture.holdId());
                case Command.Release release -> holds.add(release.holdId());
            }
        }
    }
}

package plusone.loyalty.ledger;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import plusone.idempotency.Operation;
import plusone.transactions.Atomically;
import reactor.core.publisher.Mono;

/**
 * The points ledger: every movement of points is a command to it. A command is decided on accounts
 * that are locked, and written in the same transaction; the database's lock makes it right in any
 * number of instances.
 */
@Service
public class Ledger {

    private final LedgerTables tables;
    private final FlushTables flush;
    private final Decisions decisions;
    private final Atomically atomically;
    private final Clock clock;
    private final Supplier<UUID> ids;

    Ledger(
            LedgerTables tables,
            FlushTables flush,
            Decisions decisions,
            Atomically atomically,
            Clock clock,
            Supplier<UUID> ids) {
        this.tables = tables;
        this.flush = flush;
        this.decisions = decisions;
        this.atomically = atomically;
        this.clock = clock;
        this.ids = ids;
    }

    /** Opens a member's account, empty, in the transaction that enrols them. */
    public Mono<Void> open(UUID memberId) {
        return Mono.defer(() -> tables.open(Account.opened(memberId, clock.instant())));
    }

    /**
     * Carries a command out in a transaction of its own, once for its key.
     *
     * @return what it did, or did when it was first sent; fails with a problem where the ledger
     *     refuses it
     */
    public Mono<Receipt> submit(Command command) {
        return post(command).as(atomically::commit).retryWhen(Conflicts.again());
    }

    /**
     * Carries a command out in the caller's transaction; fails with a problem where the ledger
     * refuses it.
     */
    public Mono<Receipt> post(Command command) {
        return post(List.of(command)).map(List::getFirst).flatMap(Ledger::receipt);
    }

    private static Mono<Receipt> receipt(Decision decision) {
        return switch (decision) {
            case Decision.Accepted(Receipt receipt) -> Mono.just(receipt);
            case Decision.Refused(LedgerRejection rejection) ->
                    Mono.error(() -> LedgerProblems.of(rejection));
        };
    }

    /** Lock, load, decide, write: the same statements for one command and for many. */
    private Mono<List<Decision>> post(List<Command> commands) {
        return past(commands)
                .flatMap(past -> books(commands, past))
                .flatMap(
                        books -> {
                            var now = clock.instant();
                            var made =
                                    commands.stream()
                                            .map(
                                                    command ->
                                                            decisions.decide(
                                                                    command, books, ids.get(), now))
                                            .toList();
                            return (books.isUnchanged()
                                            ? Mono.<Void>empty()
                                            : flush.write(books, now))
                                    .thenReturn(made);
                        });
    }

    private Mono<List<PastTransaction>> past(List<Command> commands) {
        var named =
                commands.stream()
                        .flatMap(
                                command ->
                                        command instanceof Command.Reverse it
                                                ? Stream.of(it.transactionId())
                                                : Stream.empty())
                        .toList();
        return named.isEmpty() ? Mono.just(List.of()) : tables.past(named);
    }

    private Mono<Books> books(List<Command> commands, List<PastTransaction> past) {
        var members = membersOf(commands, past);
        return tables.lock(members)
                .flatMap(
                        accounts ->
                                receipts(commands)
                                        .flatMap(
                                                receipts ->
                                                        tables.lots(members)
                                                                .flatMap(
                                                                        lots ->
                                                                                reversed(past)
                                                                                        .map(
                                                                                                reversed ->
                                                                                                        new Books(
                                                                                                                accounts,
                                                                                                                lots,
                                                                                                                receipts,
                                                                                                                past,
                                                                                                                reversed)))));
    }

    private Mono<List<Books.EarlierReceipt>> receipts(List<Command> commands) {
        var operations =
                commands.stream()
                        .map(Command::operation)
                        .filter(Objects::nonNull)
                        .map(Operation::id)
                        .toList();
        return operations.isEmpty() ? Mono.just(List.of()) : tables.receipts(operations);
    }

    private Mono<Set<UUID>> reversed(List<PastTransaction> past) {
        return past.isEmpty()
                ? Mono.just(Set.of())
                : tables.reversed(past.stream().map(PastTransaction::id).toList())
                        .collectList()
                        .map(Set::copyOf);
    }

    private static Collection<UUID> membersOf(List<Command> commands, List<PastTransaction> past) {
        var members = new LinkedHashSet<UUID>();
        for (var command : commands) {
            switch (command) {
                case Command.Earn earn -> members.add(earn.memberId());
                case Command.Spend spend -> members.add(spend.memberId());
                case Command.Transfer transfer ->
                        members.addAll(List.of(transfer.memberId(), transfer.toMemberId()));
                case Command.Reverse _ -> {}
            }
        }
        past.forEach(
                transaction ->
                        transaction.memberLegs().forEach(leg -> members.add(leg.accountId())));
        return members;
    }
}

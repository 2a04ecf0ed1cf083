package plusone.loyalty.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import plusone.transactions.Atomically;
import reactor.core.publisher.Mono;

/**
 * The points ledger: every movement of points is a command to it. A command is decided on accounts
 * that are locked, and written in the same transaction; the database's lock makes it right in any
 * number of instances.
 */
@Service
public class Ledger {

    private final Loading loading;
    private final FlushTables flush;
    private final LedgerTables tables;
    private final Decisions decisions;
    private final Atomically atomically;
    private final Clock clock;

    Ledger(
            Loading loading,
            FlushTables flush,
            LedgerTables tables,
            Decisions decisions,
            Atomically atomically,
            Clock clock) {
        this.loading = loading;
        this.flush = flush;
        this.tables = tables;
        this.decisions = decisions;
        this.atomically = atomically;
        this.clock = clock;
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
    public <O extends Outcome> Mono<O> submit(Command<O> command) {
        return post(command).as(atomically::commit).retryWhen(Conflicts.again());
    }

    /**
     * Carries a command out in the caller's transaction; fails with a problem where the ledger
     * refuses it.
     */
    public <O extends Outcome> Mono<O> post(Command<O> command) {
        return post(List.of(command))
                .map(List::getFirst)
                .flatMap(Ledger::outcome)
                .cast(command.outcome());
    }

    /** Applies, in the caller's transaction, what time alone has done to these members. */
    Mono<Void> settle(Collection<UUID> memberIds) {
        return Mono.defer(() -> loading.load(memberIds))
                .flatMap(
                        books -> {
                            var now = clock.instant();
                            decisions.settle(books, now);
                            memberIds.forEach(books::touch);
                            return written(books, now);
                        });
    }

    private static Mono<Outcome> outcome(Decision decision) {
        return switch (decision) {
            case Decision.Accepted(Outcome outcome) -> Mono.just(outcome);
            case Decision.Refused(LedgerRejection rejection) ->
                    Mono.error(() -> LedgerProblems.of(rejection));
        };
    }

    /** Lock, load, decide, write: the same statements for one command and for many. */
    private Mono<List<Decision>> post(List<Command<?>> commands) {
        return Mono.defer(() -> loading.load(commands)).flatMap(books -> decided(commands, books));
    }

    private Mono<List<Decision>> decided(List<Command<?>> commands, Books books) {
        var now = clock.instant();
        decisions.settle(books, now);
        var made = commands.stream().map(command -> decisions.decide(command, books, now)).toList();
        return written(books, now).thenReturn(made);
    }

    private Mono<Void> written(Books books, Instant now) {
        return books.isUnchanged() ? Mono.empty() : flush.write(books, now);
    }
}

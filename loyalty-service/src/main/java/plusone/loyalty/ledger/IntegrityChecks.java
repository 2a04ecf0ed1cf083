package plusone.loyalty.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import plusone.loyalty.ledger.Integrity.Check;
import plusone.loyalty.ledger.IntegrityTables.Slice;
import reactor.core.publisher.Mono;

/**
 * Walks the books in slices and says whether they hold; for as long as it is given, telling what it
 * did not reach.
 */
@Service
class IntegrityChecks {

    private static final int TRANSACTIONS_AT_ONCE = 1_000;
    private static final int ACCOUNTS_AT_ONCE = 100;
    private static final UUID START = new UUID(0, 0);

    private final IntegrityTables tables;
    private final Clock clock;

    IntegrityChecks(IntegrityTables tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    /** Each of the two walks gets half the time. */
    Mono<Integrity> check(Duration limit) {
        var half = limit.dividedBy(2);
        return transactions(half)
                .flatMap(first -> accounts(half).map(second -> result(first, second)));
    }

    private Mono<Walk> transactions(Duration limit) {
        return walk(
                        "transactions-balance",
                        limit,
                        after -> tables.transactions(after, TRANSACTIONS_AT_ONCE))
                .flatMap(walk -> walk.measured(tables::entriesAfter));
    }

    private Mono<Walk> accounts(Duration limit) {
        return walk("accounts-agree", limit, after -> tables.accounts(after, ACCOUNTS_AT_ONCE))
                .flatMap(walk -> walk.measured(tables::entriesOfAccountsAfter));
    }

    private Integrity result(Walk transactions, Walk accounts) {
        return new Integrity(
                transactions.check().holds() && accounts.check().holds(),
                List.of(transactions.check(), accounts.check()),
                Math.max(transactions.behind(), accounts.behind()),
                clock.instant());
    }

    private Mono<Walk> walk(String name, Duration limit, Function<UUID, Mono<Slice>> slices) {
        return Mono.defer(
                () -> {
                    var deadline = clock.instant().plus(limit);
                    return step(Walk.begun(name), slices)
                            .expand(
                                    walk ->
                                            walk.isAtEnd() || isOver(deadline)
                                                    ? Mono.empty()
                                                    : step(walk, slices))
                            .last();
                });
    }

    private boolean isOver(Instant deadline) {
        return clock.instant().isAfter(deadline);
    }

    private static Mono<Walk> step(Walk walk, Function<UUID, Mono<Slice>> slices) {
        return Mono.defer(() -> slices.apply(walk.position())).map(walk::and);
    }

    /**
     * How far a check has come.
     *
     * @param behind how many entries it did not reach
     */
    private record Walk(Check check, UUID position, boolean isAtEnd, long behind) {

        static Walk begun(String name) {
            return new Walk(Check.nothingYet(name), START, false, 0);
        }

        Walk and(Slice slice) {
            var last = slice.last();
            var holds = slice.broken() == null;
            var found =
                    new Check(
                            check.name(),
                            holds,
                            slice.checked(),
                            holds ? "holds" : "broken at " + slice.broken());
            return new Walk(check.and(found), last == null ? position : last, last == null, 0);
        }

        /** With what it did not reach. */
        Mono<Walk> measured(Function<UUID, Mono<Long>> entriesAfter) {
            if (isAtEnd) return Mono.just(this);
            return entriesAfter
                    .apply(position)
                    .map(entries -> new Walk(check, position, false, entries));
        }
    }
}

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

    private static final int SLICE = 1_000;
    private static final UUID START = new UUID(0, 0);

    private final IntegrityTables tables;
    private final Clock clock;

    IntegrityChecks(IntegrityTables tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    Mono<Integrity> check(Duration limit) {
        return Mono.defer(
                () -> {
                    var deadline = clock.instant().plus(limit);
                    var transactions =
                            walk(
                                    "transactions-balance",
                                    deadline,
                                    after -> tables.transactions(after, SLICE));
                    var accounts =
                            walk(
                                    "accounts-agree",
                                    deadline,
                                    after -> tables.accounts(after, SLICE));
                    return transactions.flatMap(
                            first -> accounts.flatMap(second -> result(first, second)));
                });
    }

    private Mono<Integrity> result(Walk transactions, Walk accounts) {
        return tables.entries()
                .map(
                        entries ->
                                new Integrity(
                                        transactions.check().holds() && accounts.check().holds(),
                                        List.of(transactions.check(), accounts.check()),
                                        transactions.isAtEnd()
                                                ? 0
                                                : Math.max(0, entries - transactions.entries()),
                                        clock.instant()));
    }

    private Mono<Walk> walk(String name, Instant deadline, Function<UUID, Mono<Slice>> slices) {
        return step(Walk.begun(name), slices)
                .expand(
                        walk ->
                                walk.isAtEnd() || clock.instant().isAfter(deadline)
                                        ? Mono.empty()
                                        : step(walk, slices))
                .last();
    }

    private static Mono<Walk> step(Walk walk, Function<UUID, Mono<Slice>> slices) {
        return Mono.defer(() -> slices.apply(walk.position())).map(walk::and);
    }

    /** How far a check has come. */
    private record Walk(Check check, long entries, UUID position, boolean isAtEnd) {

        static Walk begun(String name) {
            return new Walk(Check.nothingYet(name), 0, START, false);
        }

        Walk and(Slice slice) {
            var last = slice.last();
            var found =
                    new Check(
                            check.name(),
                            slice.broken() == null,
                            slice.checked(),
                            slice.broken() == null ? "holds" : "broken at " + slice.broken());
            return new Walk(
                    check.and(found),
                    entries + slice.entries(),
                    last == null ? position : last,
                    last == null);
        }
    }
}

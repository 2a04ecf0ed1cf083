package plusone.loyalty.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * Carries errands out in the caller's transaction. Lock, load, decide, write: the same statements
 * for one and for many.
 */
final class Bookkeeping {

    private final Loading loading;
    private final FlushTables tables;
    private final Decisions decisions;

    Bookkeeping(Loading loading, FlushTables tables, Decisions decisions) {
        this.loading = loading;
        this.tables = tables;
        this.decisions = decisions;
    }

    /** What became of each of them, in their order. */
    Mono<List<Fate>> carryOut(List<? extends Errand> errands) {
        return Mono.defer(() -> loading.load(errands))
                .flatMap(loaded -> LargeBooks.apart(loaded, loaded.books()))
                .flatMap(loaded -> decided(errands, loaded.books(), loaded.now()));
    }

    private Mono<List<Fate>> decided(List<? extends Errand> errands, Books books, Instant now) {
        decisions.settle(books, now);
        var made = errands.stream().map(errand -> fate(errand, books, now)).toList();
        return written(books, now).thenReturn(made);
    }

    private Fate fate(Errand errand, Books books, Instant now) {
        return switch (errand) {
            case Command<?> command -> decisions.decide(command, books, now);
            case Errand.Settle(UUID memberId) -> decisions.rest(memberId, books, now);
        };
    }

    private Mono<Void> written(Books books, Instant now) {
        return books.isUnchanged() ? Mono.empty() : tables.write(books, now);
    }
}

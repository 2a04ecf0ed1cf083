package plusone.loyalty.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import plusone.loyalty.ledger.Loading.Loaded;
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

    /** What became of each of them, in their order; waits for rows that somebody else holds. */
    Mono<List<Fate>> carryOut(List<? extends Errand> errands) {
        return carriedOut(errands, Mono.defer(() -> loading.load(errands)));
    }

    /** The same, but nothing is done of those that need a row that somebody else holds. */
    Mono<List<Fate>> carryOutFree(List<? extends Errand> errands) {
        return carriedOut(errands, Mono.defer(() -> loading.loadFree(errands)));
    }

    private Mono<List<Fate>> carriedOut(List<? extends Errand> errands, Mono<Loaded> load) {
        return load.flatMap(loaded -> LargeBooks.apart(loaded, loaded.books()))
                .flatMap(loaded -> decided(errands, loaded));
    }

    private Mono<List<Fate>> decided(List<? extends Errand> errands, Loaded loaded) {
        var books = loaded.books();
        decisions.settle(books, loaded.now());
        var made = new ArrayList<Fate>();
        for (var errand : errands)
            made.add(
                    loaded.held().next(errand)
                            ? new Fate.Held(false)
                            : fate(errand, books, loaded.now()));
        return written(books, loaded.now()).thenReturn(made);
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

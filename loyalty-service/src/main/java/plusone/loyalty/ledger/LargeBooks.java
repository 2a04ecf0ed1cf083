package plusone.loyalty.ledger;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Keeps the threads free on which the database's answers come in: what is decided on many lots and
 * holds is decided on another one. Few are decided where they are, which costs no change of thread.
 */
final class LargeBooks {

    /** Lots and holds on which a decision takes about as long as a hundred usual ones. */
    private static final int LARGE = 1_000;

    private LargeBooks() {}

    /** The same, on a thread that suits books of this size. */
    static <T> Mono<T> apart(T loaded, Books books) {
        var here = Mono.just(loaded);
        return books.size() < LARGE ? here : here.publishOn(Schedulers.boundedElastic());
    }
}

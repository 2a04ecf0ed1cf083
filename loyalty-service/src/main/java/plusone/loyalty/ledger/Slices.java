package plusone.loyalty.ledger;

import java.util.function.IntFunction;
import reactor.core.publisher.Mono;

/**
 * How much is checked by one statement: usually a thousand rows, and less where they have so much
 * behind them (lots, holds, reversals) that the statement would not end in its time. So the check
 * gets on whatever the books hold.
 */
final class Slices {

    private static final int USUAL = 1_000;

    private Slices() {}

    /** One slice, of the greatest size that is checked in time. */
    static <T> Mono<T> inTime(IntFunction<Mono<T>> slice) {
        return inTime(USUAL, slice);
    }

    private static <T> Mono<T> inTime(int size, IntFunction<Mono<T>> slice) {
        return Mono.defer(() -> slice.apply(size))
                .onErrorResume(
                        failure -> size > 1 && Conflicts.isOutOfTime(failure),
                        _ -> inTime(size / 10, slice));
    }
}

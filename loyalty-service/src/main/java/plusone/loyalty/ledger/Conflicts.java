package plusone.loyalty.ledger;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import reactor.util.retry.Retry;

/**
 * What to do when two transactions got into each other's way, or one was cut off: the same again,
 * for what became of the first is seen by its key then.
 */
final class Conflicts {

    // Key raced, not serializable, deadlock, no lock in time, no end in time.
    private static final Set<String> WORTH_ANOTHER =
            Set.of("23505", "40001", "40P01", "55P03", "57014");

    private Conflicts() {}

    /** Three times at most, with jitter; then the failure itself. */
    static Retry again() {
        return Retry.backoff(3, Duration.ofMillis(10))
                .maxBackoff(Duration.ofMillis(100))
                .jitter(0.5)
                .filter(Conflicts::isWorthAnother)
                .onRetryExhaustedThrow((_, signal) -> signal.failure());
    }

    private static boolean isWorthAnother(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> isCutOff(cause) || isConflict(cause));
    }

    private static boolean isCutOff(Throwable failure) {
        return failure instanceof R2dbcNonTransientResourceException;
    }

    private static boolean isConflict(Throwable failure) {
        return failure instanceof R2dbcException refusal
                && WORTH_ANOTHER.contains(String.valueOf(refusal.getSqlState()));
    }
}

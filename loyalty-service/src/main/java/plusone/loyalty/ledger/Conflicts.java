package plusone.loyalty.ledger;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTransientException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import reactor.util.retry.Retry;

/**
 * What to do when two transactions got into each other's way, or one was cut off: the same again,
 * for what became of the first is seen by its key then.
 */
final class Conflicts {

    private static final String KEY_RACED = "23505";
    private static final String OUT_OF_TIME = "57014";

    // Key raced, not serializable, deadlock, no lock in time, no end in time.
    private static final Set<String> WORTH_ANOTHER =
            Set.of(KEY_RACED, "40001", "40P01", "55P03", OUT_OF_TIME);

    // Connection exception, shut down by an operator.
    private static final Set<String> LOST = Set.of("08", "57P0");

    // Read-only, no resources, an operator's doing, the system's failure.
    private static final Set<String> OUT_OF_ORDER = Set.of("25", "53", "57", "58");

    private Conflicts() {}

    /** Three times at most, with jitter; then the failure itself. */
    static Retry again() {
        return Retry.backoff(3, Duration.ofMillis(10))
                .maxBackoff(Duration.ofMillis(100))
                .jitter(0.5)
                .filter(Conflicts::isWorthAnother)
                .onRetryExhaustedThrow((_, signal) -> signal.failure());
    }

    /**
     * Whether it tells of the database, and so would come for any errand at this moment; else it
     * tells of one of the errands.
     */
    static boolean isOfTheMoment(Throwable failure) {
        return causes(failure).anyMatch(Conflicts::isOfTheDatabase);
    }

    /**
     * Whether a connection broke that had begun, so that nobody knows what became of the commit.
     */
    static boolean isCutOff(Throwable failure) {
        return !(failure instanceof CannotCreateTransactionException)
                && causes(failure).anyMatch(Conflicts::isLostConnection);
    }

    /** Whether the database ended a statement because it took too long. */
    static boolean isOutOfTime(Throwable failure) {
        return causes(failure)
                .anyMatch(
                        cause ->
                                cause instanceof R2dbcException refusal
                                        && OUT_OF_TIME.equals(refusal.getSqlState()));
    }

    private static boolean isOfTheDatabase(Throwable cause) {
        return switch (cause) {
            case R2dbcException refusal ->
                    isLostConnection(refusal)
                            || refusal instanceof R2dbcTransientException
                            || isOfClass(OUT_OF_ORDER, refusal)
                            || (isConflict(refusal) && !KEY_RACED.equals(refusal.getSqlState()));
            case TransientDataAccessException _, CannotCreateTransactionException _ -> true;
            default -> false;
        };
    }

    private static boolean isWorthAnother(Throwable failure) {
        return causes(failure).anyMatch(cause -> isLostConnection(cause) || isConflict(cause));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    /** The driver has one exception for this and for much that the server itself tells. */
    private static boolean isLostConnection(Throwable failure) {
        return failure instanceof R2dbcNonTransientResourceException lost
                && (lost.getSqlState() == null || isOfClass(LOST, lost));
    }

    private static boolean isOfClass(Set<String> classes, R2dbcException failure) {
        return classes.stream().anyMatch(String.valueOf(failure.getSqlState())::startsWith);
    }

    private static boolean isConflict(Throwable failure) {
        return failure instanceof R2dbcException refusal
                && WORTH_ANOTHER.contains(String.valueOf(refusal.getSqlState()));
    }
}

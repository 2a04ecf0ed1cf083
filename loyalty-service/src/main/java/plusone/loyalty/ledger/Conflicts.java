package plusone.loyalty.ledger;

import java.time.Duration;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import reactor.util.retry.Retry;

/**
 * What to do when two transactions got into each other's way: the same again, for the key is seen
 * then.
 */
final class Conflicts {

    private Conflicts() {}

    /** Three times at most, with jitter; then the failure itself. */
    static Retry again() {
        return Retry.backoff(3, Duration.ofMillis(10))
                .maxBackoff(Duration.ofMillis(100))
                .jitter(0.5)
                .filter(
                        failure ->
                                failure instanceof DuplicateKeyException
                                        || failure instanceof PessimisticLockingFailureException)
                .onRetryExhaustedThrow((_, signal) -> signal.failure());
    }
}

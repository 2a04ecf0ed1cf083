package plusone.idempotency;

import java.time.Instant;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * An operation that has taken effect.
 *
 * @param resultId of the resource that it made or changed
 */
record EarlierOperation(Operation operation, UUID resultId, Instant recordedAt) {

    /**
     * Completes where this is the same request sent again; else fails with {@code
     * idempotency-key-reused}.
     */
    Mono<Void> repeatedBy(Operation other) {
        return operation.isRepeatedBy(other)
                ? Mono.empty()
                : Mono.error(IdempotencyProblems.reused());
    }
}

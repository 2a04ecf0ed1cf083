package plusone.idempotency;

import java.util.UUID;
import reactor.core.publisher.Mono;

/** An operation as the database has it. */
record EarlierOperation(String caller, String key, String kind, UUID fingerprint, UUID resultId) {

    /**
     * Completes where this is the same request sent again; else fails with {@code
     * idempotency-key-reused}.
     */
    Mono<Void> repeatedBy(Operation operation) {
        return isRepeatedBy(operation) ? Mono.empty() : Mono.error(IdempotencyProblems.reused());
    }

    private boolean isRepeatedBy(Operation operation) {
        return caller.equals(operation.caller())
                && key.equals(operation.key().value())
                && kind.equals(operation.kind())
                && fingerprint.equals(operation.fingerprint());
    }
}

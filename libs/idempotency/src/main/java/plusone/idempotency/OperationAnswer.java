package plusone.idempotency;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a key.
 *
 * @param status APPLIED, or UNKNOWN: nothing with this key has taken effect; one sent less than 10
 *     s ago still may
 * @param call verb and path with its ids
 * @param resource what it made or changed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OperationAnswer(
        String key,
        Status status,
        @Nullable String call,
        @Nullable Resource resource,
        @Nullable Instant at) {

    /** Whether it has taken effect. */
    public enum Status {
        APPLIED,
        UNKNOWN
    }

    /** What a key made or changed. */
    public record Resource(String type, UUID id) {}

    static OperationAnswer applied(EarlierOperation earlier) {
        var operation = earlier.operation();
        return new OperationAnswer(
                operation.key().value(),
                Status.APPLIED,
                operation.call(),
                new Resource(operation.kind(), earlier.resultId()),
                earlier.recordedAt());
    }

    static OperationAnswer unknown(IdempotencyKey key) {
        return new OperationAnswer(key.value(), Status.UNKNOWN, null, null, null);
    }
}

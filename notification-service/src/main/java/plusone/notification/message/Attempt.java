package plusone.notification.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try of a delivery.
 *
 * @param reason what went wrong; null where it was delivered
 */
record Attempt(Outcome outcome, @Nullable String reason, Instant at) {

    enum Outcome {
        DELIVERED,
        FAILED,
        /** Nobody has said whether it was delivered. */
        UNKNOWN
    }
}

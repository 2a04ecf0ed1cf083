package plusone.idempotency;

import java.time.Duration;
import org.springframework.http.HttpStatus;
import plusone.contract.ProblemException;

/** The problems that a key can have. */
public final class IdempotencyProblems {

    private IdempotencyProblems() {}

    /** The header is not there. */
    public static ProblemException missing() {
        return ProblemException.of(
                HttpStatus.BAD_REQUEST,
                "idempotency-key-missing",
                "Send an Idempotency-Key header: your own name for this request, 1 to 255 visible ASCII characters. "
                        + "Sent again with the same key, the request takes effect once.");
    }

    /** The header is there twice, or has a form that no key has. */
    public static ProblemException malformed() {
        return ProblemException.of(
                HttpStatus.BAD_REQUEST,
                "idempotency-key-malformed",
                "Send one Idempotency-Key header of 1 to 255 visible ASCII characters.");
    }

    /** The key belongs to another request. */
    public static ProblemException reused() {
        return ProblemException.of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "idempotency-key-reused",
                "This key was used for another call or another body. Use a new key for a new request, "
                        + "and send a repetition exactly as the first time.");
    }

    /** The first sending with this key is still under way. */
    public static ProblemException inProgress() {
        return ProblemException.of(
                        HttpStatus.CONFLICT,
                        "idempotency-in-progress",
                        "The first request with this key is still under way. Send it again in a second.")
                .retryAfter(Duration.ofSeconds(1));
    }
}

package plusone.batches;

import org.springframework.http.HttpStatus;
import plusone.contract.ProblemException;

/** What a line can be refused for before it is looked at, and why a batch can end early. */
final class BatchProblems {

    private BatchProblems() {}

    static ProblemException lineTooLong() {
        return ProblemException.of(
                HttpStatus.CONTENT_TOO_LARGE,
                "line-too-long",
                "The line is longer than 64 KiB and was not read. The lines after it were.");
    }

    static ProblemException tooManyLines() {
        return ProblemException.of(
                HttpStatus.CONTENT_TOO_LARGE,
                "too-many-lines",
                "A batch has 100,000 lines at most. This line and those after it were not looked"
                        + " at: send them in another batch.");
    }

    static ProblemException takingTooLong() {
        return ProblemException.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "taking-too-long",
                "This batch took all the time that it may take. This line and those after it were"
                        + " not looked at: send them in another batch.");
    }

    static ProblemException keyMissing() {
        return ProblemException.of(
                HttpStatus.BAD_REQUEST,
                "idempotency-key-missing",
                "Give each line a key: your own name for this line, 1 to 255 visible ASCII characters. "
                        + "Sent again with the same key, the line takes effect once.");
    }

    static ProblemException keyMalformed() {
        return ProblemException.of(
                HttpStatus.BAD_REQUEST,
                "idempotency-key-malformed",
                "The key of a line is a text of 1 to 255 visible ASCII characters.");
    }
}

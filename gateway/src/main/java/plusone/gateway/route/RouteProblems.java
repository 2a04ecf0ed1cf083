package plusone.gateway.route;

import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import plusone.contract.ProblemException;

/** What a caller is told where a service gave no answer. */
final class RouteProblems {

    private static final Duration SOON = Duration.ofSeconds(1);

    private RouteProblems() {}

    static Throwable of(Throwable thrown) {
        return switch (thrown) {
            case TimeoutException _, ReadTimeoutException _ -> timeLimitExceeded();
            case IOException _ -> unavailable();
            default -> thrown;
        };
    }

    private static ProblemException timeLimitExceeded() {
        return ProblemException.of(
                HttpStatus.GATEWAY_TIMEOUT,
                "time-limit-exceeded",
                "The answer took too long and may still take effect: send the same request again,"
                        + " with the same Idempotency-Key if it writes.");
    }

    /** The connection is closed: what still comes on it would be taken for another request. */
    static ProblemException requestTimeout() {
        return ProblemException.of(
                        HttpStatus.REQUEST_TIMEOUT,
                        "request-timeout",
                        "The body of the request did not come in time: send it whole, and at once.")
                .header(HttpHeaders.CONNECTION, "close");
    }

    static ProblemException brokenOff() {
        return ProblemException.of(
                HttpStatus.BAD_REQUEST,
                "malformed-request",
                "The request ended before its body did: send as much as its headers say.");
    }

    static ProblemException unavailable() {
        return ProblemException.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "service-unavailable",
                        "The part that answers this is down for the moment: send the same request"
                                + " again a little later, with the same Idempotency-Key if it writes.")
                .retryAfter(SOON);
    }
}

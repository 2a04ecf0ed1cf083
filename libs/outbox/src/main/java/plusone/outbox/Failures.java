package plusone.outbox;

import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.function.client.WebClientResponseException;

/** What a failed delivery means: will trying again help? */
public final class Failures {

    private static final Set<HttpStatusCode> WORTH_ANOTHER_TRY =
            Set.of(
                    HttpStatus.UNAUTHORIZED,
                    HttpStatus.REQUEST_TIMEOUT,
                    HttpStatus.TOO_EARLY,
                    HttpStatus.TOO_MANY_REQUESTS);

    private static final int LONGEST_REASON = 500;

    private Failures() {}

    /** Whether trying again would change nothing. */
    public static boolean isFinal(Throwable failure) {
        return switch (failure) {
            case FinalRefusalException _ -> true;
            case WebClientResponseException answer -> isFinal(answer);
            default -> false;
        };
    }

    private static boolean isFinal(WebClientResponseException answer) {
        return answer.getStatusCode().is4xxClientError()
                && !WORTH_ANOTHER_TRY.contains(answer.getStatusCode())
                && !isStillInProgress(answer);
    }

    private static boolean isStillInProgress(WebClientResponseException answer) {
        return answer.getStatusCode() == HttpStatus.CONFLICT
                && answer.getResponseBodyAsString().contains("/problems/idempotency-in-progress");
    }

    /**
     * In words that a text column holds, for whoever looks at the row: never the request, which may
     * hold personal data.
     */
    static String reason(Throwable failure) {
        var reason =
                switch (failure) {
                    case WebClientResponseException answer ->
                            answer.getStatusCode() + " " + answer.getResponseBodyAsString();
                    case TimeoutException _ -> "no answer within the time limit";
                    case PostponedException it -> String.valueOf(it.getMessage());
                    default -> failure.getClass().getSimpleName() + ": " + failure.getMessage();
                };
        return cut(reason.replace('\0', '\ufffd'));
    }

    private static String cut(String reason) {
        if (reason.length() <= LONGEST_REASON) return reason;
        var splitsAPair = Character.isHighSurrogate(reason.charAt(LONGEST_REASON - 1));
        return reason.substring(0, splitsAPair ? LONGEST_REASON - 1 : LONGEST_REASON);
    }
}

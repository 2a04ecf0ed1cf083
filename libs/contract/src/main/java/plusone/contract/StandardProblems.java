package plusone.contract;

import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.server.ContentTooLargeException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;

/** What libraries refuse, in our words: their own texts name classes and methods of ours. */
final class StandardProblems implements ProblemTranslation {

    private static final Map<Integer, String> SLUGS =
            Map.of(
                    401, "sign-in-required",
                    403, "not-allowed",
                    404, "not-found",
                    415, "unsupported-media-type",
                    503, "service-unavailable",
                    504, "time-limit-exceeded");

    @Override
    public @Nullable ProblemException translate(Throwable thrown) {
        return switch (thrown) {
            case ProblemException it -> it;
            case WebExchangeBindException it -> Violations.of(it);
            case HandlerMethodValidationException it -> Violations.of(it);
            case ContentTooLargeException _ -> bodyTooLarge();
            case ServerWebInputException it -> BadInput.of(it);
            case MethodNotAllowedException it -> methodNotAllowed(it);
            case NotAcceptableStatusException it -> notAcceptable(it);
            case UnsupportedMediaTypeStatusException it -> unsupported(it);
            case InvalidMimeTypeException _, InvalidMediaTypeException _ -> notHttp();
            case BulkheadFullException _, CallNotPermittedException _ -> unavailable();
            case ErrorResponse it -> byStatus(it);
            default -> null;
        };
    }

    static ProblemException bodyTooLarge() {
        return ProblemException.of(
                HttpStatus.CONTENT_TOO_LARGE,
                "body-too-large",
                "The body is larger than this call takes: send less at once.");
    }

    static ProblemException unavailable() {
        return ProblemException.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "service-unavailable",
                        "This part is busy or down for the moment: send the same request again a"
                                + " little later.")
                .retryAfter(Duration.ofSeconds(1));
    }

    static ProblemException takingTooLong() {
        return ProblemException.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "taking-too-long",
                        "This takes longer than anybody waits for it, and may still take effect:"
                                + " send the same request again a little later, with the same"
                                + " Idempotency-Key if it writes.")
                .retryAfter(Duration.ofSeconds(2));
    }

    static ProblemException bodyTooSlow() {
        return ProblemException.of(
                HttpStatus.REQUEST_TIMEOUT,
                "request-timeout",
                "The body did not come, or stopped coming: send the whole request again.");
    }

    static ProblemException fault() {
        return ProblemException.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal-error",
                "Something went wrong on our side. Send the same request again; if it stays so,"
                        + " tell us the traceId.");
    }

    static ProblemException notHttp() {
        return ProblemException.of(
                HttpStatus.BAD_REQUEST,
                "malformed-request",
                "This is not a valid HTTP request: check the request line and the headers.");
    }

    static ProblemException uriTooLong() {
        return ProblemException.of(
                HttpStatus.URI_TOO_LONG,
                "uri-too-long",
                "The request line is too long: shorten the query.");
    }

    static ProblemException headersTooLarge() {
        return ProblemException.of(
                HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
                "headers-too-large",
                "The headers are too large together: send fewer or shorter ones.");
    }

    private static ProblemException methodNotAllowed(MethodNotAllowedException refused) {
        var allowed =
                refused.getSupportedMethods().stream()
                        .map(HttpMethod::name)
                        .sorted()
                        .collect(Collectors.joining(", "));
        return withHeaders(
                ProblemException.of(
                        HttpStatus.METHOD_NOT_ALLOWED,
                        "method-not-allowed",
                        "This path does not take "
                                + refused.getHttpMethod()
                                + ". It takes: "
                                + allowed
                                + "."),
                refused);
    }

    private static ProblemException notAcceptable(NotAcceptableStatusException refused) {
        var answered = refused.getSupportedMediaTypes();
        return withHeaders(
                ProblemException.of(
                        HttpStatus.NOT_ACCEPTABLE,
                        "not-acceptable",
                        answered.isEmpty()
                                ? "The Accept header is not a list of media types, 50 at most."
                                : "This call cannot answer in a form that the Accept header allows."
                                        + " It answers: "
                                        + types(answered)),
                refused);
    }

    private static ProblemException unsupported(UnsupportedMediaTypeStatusException refused) {
        var taken = refused.getSupportedMediaTypes();
        var isLines = taken.equals(List.of(MediaType.APPLICATION_NDJSON));
        var wanted = isLines ? MediaType.APPLICATION_NDJSON : MediaType.APPLICATION_JSON;
        return ProblemException.of(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "unsupported-media-type",
                "Send the body with the header Content-Type: " + wanted + ".");
    }

    private static ProblemException byStatus(ErrorResponse refused) {
        var status = HttpStatus.resolve(refused.getStatusCode().value());
        if (status == null || status == HttpStatus.INTERNAL_SERVER_ERROR) {
            return fault();
        }
        return withHeaders(
                ProblemException.of(
                        status,
                        SLUGS.getOrDefault(status.value(), "request-refused"),
                        status == HttpStatus.NOT_FOUND
                                ? "There is nothing at this path. Check its spelling against the API"
                                        + " description."
                                : "The request was refused: " + status.getReasonPhrase() + "."),
                refused);
    }

    private static String types(List<MediaType> types) {
        return types.stream().map(MediaType::toString).distinct().collect(Collectors.joining(", "))
                + ".";
    }

    private static ProblemException withHeaders(ProblemException problem, ErrorResponse refused) {
        problem.getHeaders().putAll(refused.getHeaders());
        return problem;
    }
}

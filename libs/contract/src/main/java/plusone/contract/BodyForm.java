package plusone.contract;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import reactor.core.publisher.Mono;

/**
 * A body is plain UTF-8 in one media type: what is packed (RFC 9110, section 8.4), in another
 * charset or of another type is refused before it is read, not read as something it is not.
 */
public final class BodyForm implements EndpointCheck, Ordered {

    private static final String KEPT = BodyForm.class.getName() + ".kept";
    private static final String IDENTITY = "identity";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9.*-]{1,40}");

    BodyForm() {}

    /** After the form of the answer, before what is wrong with the fields. */
    @Override
    public int getOrder() {
        return 200;
    }

    @Override
    public Mono<Void> check(ServerWebExchange exchange, HandlerMethod endpoint) {
        return takesJson(endpoint) ? Mono.fromRunnable(() -> checkJson(exchange)) : Mono.empty();
    }

    private static void checkJson(ServerWebExchange exchange) {
        check(exchange.getRequest().getHeaders(), MediaType.APPLICATION_JSON);
        exchange.getAttributes().put(KEPT, true);
    }

    /** Whether the body is kept in memory as a whole before anything is done. */
    static boolean isKept(ServerWebExchange exchange) {
        return exchange.getAttribute(KEPT) != null;
    }

    private static boolean takesJson(HandlerMethod endpoint) {
        return Arrays.stream(endpoint.getMethodParameters())
                .anyMatch(it -> it.hasParameterAnnotation(RequestBody.class));
    }

    /**
     * Refuses a body that its headers do not call plain UTF-8 of this type.
     *
     * @throws ProblemException 415, or 400 where there are two types
     * @throws UnsupportedMediaTypeStatusException where it is another type, or none though there is
     *     a body
     */
    public static void check(HttpHeaders headers, MediaType wanted) {
        packing(headers).ifPresent(BodyForm::refusePacked);
        var types = headers.getOrEmpty(HttpHeaders.CONTENT_TYPE);
        if (types.size() > 1)
            throw InvalidRequest.of("/Content-Type", "is given more than once: give it once");
        if (types.isEmpty() && !hasBody(headers)) return;
        var type = types.isEmpty() ? null : type(types.getFirst());
        if (type == null || !type.equalsTypeAndSubtype(wanted))
            throw new UnsupportedMediaTypeStatusException(type, List.of(wanted));
        if (isOtherCharset(type.getCharset())) throw otherCharset();
    }

    private static boolean hasBody(HttpHeaders headers) {
        return headers.getContentLength() > 0
                || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
    }

    private static @Nullable MediaType type(String written) {
        try {
            return MediaType.parseMediaType(written);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static boolean isOtherCharset(@Nullable Charset charset) {
        return charset != null && !charset.equals(StandardCharsets.UTF_8);
    }

    private static Optional<String> packing(HttpHeaders headers) {
        return headers.getOrEmpty(HttpHeaders.CONTENT_ENCODING).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(it -> !it.isEmpty() && !it.equalsIgnoreCase(IDENTITY))
                .findFirst();
    }

    private static void refusePacked(String encoding) {
        var named = NAME.matcher(encoding).matches() ? " " + encoding : "";
        throw unsupported(
                        "The Content-Encoding"
                                + named
                                + " is not taken: send the body plain, without this header.")
                .header(HttpHeaders.ACCEPT_ENCODING, IDENTITY);
    }

    private static ProblemException otherCharset() {
        return unsupported("Write the body in UTF-8: no other charset is taken.");
    }

    private static ProblemException unsupported(String detail) {
        return ProblemException.of(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", detail);
    }
}

package plusone.contract;

import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriUtils;
import reactor.core.publisher.Mono;

/**
 * Refuses query parameters that an endpoint does not know, and those without a value: a misspelt or
 * empty filter must not be ignored.
 */
final class KnownParameters implements EndpointCheck, Ordered {

    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> check(ServerWebExchange exchange, HandlerMethod endpoint) {
        var request = exchange.getRequest();
        if (!request.getPath().value().startsWith("/v1/")) {
            return Mono.empty();
        }
        if (!isText(request.getURI().getRawQuery())) {
            return Mono.error(notText());
        }
        var names = known.computeIfAbsent(endpoint.getMethod(), _ -> names(endpoint));
        var errors =
                request.getQueryParams().entrySet().stream()
                        .flatMap(it -> faults(it.getKey(), it.getValue(), names))
                        .toList();
        return errors.isEmpty() ? Mono.empty() : Mono.error(InvalidRequest.of(errors));
    }

    /**
     * Whether the query is UTF-8 below its percent signs; replaced by others, it matches nothing.
     */
    private static boolean isText(@Nullable String query) {
        if (query == null) {
            return true;
        }
        try {
            var bytes = UriUtils.decode(query, StandardCharsets.ISO_8859_1);
            StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    private static ProblemException notText() {
        return InvalidRequest.of(
                "", "has a query that is not UTF-8: encode its characters in UTF-8");
    }

    private static Stream<FieldError> faults(String name, List<String> values, Set<String> names) {
        if (!names.contains(name)) {
            return Stream.of(
                    new FieldError(
                            "/" + name, "is not a query parameter of this call: leave it out"));
        }
        if (values.size() > 1) {
            return Stream.of(new FieldError("/" + name, "is given more than once: give it once"));
        }
        return fault(values.getFirst()).map(it -> new FieldError("/" + name, it)).stream();
    }

    /** Without a value a filter would be passed over in silence. */
    private static Optional<String> fault(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return Optional.of("has no value: give one or leave it out");
        }
        return value.indexOf('\0') < 0
                ? Optional.empty()
                : Optional.of("holds a NUL character: leave it out");
    }

    /** The names of the query parameters that an endpoint takes. */
    static Set<String> names(HandlerMethod endpoint) {
        var names = new HashSet<String>();
        Arrays.stream(endpoint.getMethodParameters())
                .map(KnownParameters::namesOf)
                .forEach(names::addAll);
        return Set.copyOf(names);
    }

    private static Set<String> namesOf(MethodParameter parameter) {
        if (parameter.getParameterType() == Paging.class) {
            return Set.of("limit", "cursor");
        }
        var annotation = parameter.getParameterAnnotation(RequestParam.class);
        if (annotation == null) {
            return Set.of();
        }
        parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
        return Set.of(
                annotation.name().isEmpty()
                        ? String.valueOf(parameter.getParameterName())
                        : annotation.name());
    }
}

package plusone.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The one place where a throwable becomes an answer. */
final class ProblemHandler implements WebExceptionHandler, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    private static final Set<String> AFTER_SIZE =
            Set.of(
                    "unsupported-media-type",
                    "invalid-request",
                    "idempotency-key-missing",
                    "idempotency-key-malformed");

    private final List<ProblemTranslation> translations;
    private final RequestId requestId;
    private final JsonMapper json;
    private final DataSize bodyLimit;

    ProblemHandler(
            List<ProblemTranslation> translations,
            RequestId requestId,
            JsonMapper json,
            DataSize bodyLimit) {
        this.translations = translations;
        this.requestId = requestId;
        this.json = json;
        this.bodyLimit = bodyLimit;
    }

    /** Before the framework's own handlers, whose answers have another form. */
    @Override
    public int getOrder() {
        return -10;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable thrown) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(thrown);
        }
        var problem = problem(exchange, thrown);
        return RestOfBody.readAndThrownAway(exchange.getRequest())
                .flatMap(bytes -> answer(exchange, sizeFirst(problem, bytes)));
    }

    /** The size of a body is looked at before its kind and what is in the request. */
    private ProblemException sizeFirst(ProblemException problem, long unread) {
        return unread > bodyLimit.toBytes() && AFTER_SIZE.contains(problem.slug())
                ? StandardProblems.bodyTooLarge()
                : problem;
    }

    private ProblemException problem(ServerWebExchange exchange, Throwable thrown) {
        return translations.stream()
                .map(translation -> translation.translate(thrown))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> fault(exchange, thrown));
    }

    private ProblemException fault(ServerWebExchange exchange, Throwable thrown) {
        if (DisconnectedClientHelper.isClientDisconnectedException(thrown)) {
            return StandardProblems.fault(); // nobody is left to read it, and nothing is broken
        }
        LOG.atError()
                .addKeyValue("traceId", requestId.of(exchange))
                .setCause(thrown)
                .log("{} {} failed", exchange.getRequest().getMethod(), route(exchange));
        return StandardProblems.fault();
    }

    /** Not the path: it has ids and codes in it. */
    private static Object route(ServerWebExchange exchange) {
        return exchange.getAttributeOrDefault(
                HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "an unknown route");
    }

    private Mono<Void> answer(ServerWebExchange exchange, ProblemException problem) {
        var response = exchange.getResponse();
        response.setStatusCode(problem.getStatusCode());
        problem.getHeaders().forEach((name, values) -> response.getHeaders().put(name, values));
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        var body = json.writeValueAsBytes(members(exchange, problem));
        response.getHeaders().setContentLength(body.length);
        return HttpMethod.HEAD.equals(exchange.getRequest().getMethod())
                ? response.setComplete()
                : response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    private Map<String, Object> members(ServerWebExchange exchange, ProblemException problem) {
        var body = problem.getBody();
        var members = new LinkedHashMap<String, Object>();
        members.put("type", String.valueOf(body.getType()));
        members.put("title", String.valueOf(body.getTitle()));
        members.put("status", body.getStatus());
        members.put("detail", String.valueOf(body.getDetail()));
        members.put("instance", exchange.getRequest().getPath().value());
        members.put("traceId", requestId.of(exchange));
        members.putAll(Objects.requireNonNullElse(body.getProperties(), Map.of()));
        return members;
    }
}

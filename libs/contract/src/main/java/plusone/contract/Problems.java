package plusone.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.DisconnectedClientHelper;

/** The one place where a throwable becomes a problem: of a whole call, or of a part of it. */
public final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final List<ProblemTranslation> translations;
    private final RequestId requestId;

    Problems(List<ProblemTranslation> translations, RequestId requestId) {
        this.translations = List.copyOf(translations);
        this.requestId = requestId;
    }

    /** What a throwable means to the caller; a fault of ours is logged, and says nothing of it. */
    public ProblemException of(ServerWebExchange exchange, Throwable thrown) {
        return translations.stream()
                .map(translation -> translation.translate(thrown))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> fault(exchange, thrown));
    }

    /** The members of a problem's JSON, in their order. */
    public Map<String, Object> members(ServerWebExchange exchange, ProblemException problem) {
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
}

package plusone.contract;

import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.server.ServerWebExchange;

/** By which a request is found again in logs and traces: its trace id, or a random one without. */
public final class RequestId {

    private static final String ATTRIBUTE = RequestId.class.getName();

    private final Supplier<String> random;

    RequestId(Supplier<String> random) {
        this.random = random;
    }

    /** The id of this request, the same however often it is asked for. */
    public String of(ServerWebExchange exchange) {
        return (String)
                exchange.getAttributes()
                        .computeIfAbsent(ATTRIBUTE, _ -> traceId(exchange).orElseGet(random));
    }

    private static Optional<String> traceId(ServerWebExchange exchange) {
        return ServerRequestObservationContext.findCurrent(exchange.getAttributes())
                .map(observation -> observation.<TracingContext>get(TracingContext.class))
                .map(TracingContext::getSpan)
                .map(span -> span.context().traceId())
                .filter(id -> !id.isEmpty());
    }
}

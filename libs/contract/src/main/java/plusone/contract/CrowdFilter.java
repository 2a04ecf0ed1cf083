package plusone.contract;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import java.time.Duration;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses at once, not begun, what would be one request too many: each one under way takes memory,
 * and a process that runs out of it answers nobody. Probes are answered however many there are: a
 * crowd is no reason to be restarted.
 */
final class CrowdFilter implements WebFilter, Ordered {

    private static final Set<String> PROBES = Set.of("/livez", "/readyz");

    private final Bulkhead room;

    /**
     * @param most how many requests may be under way at once; at least 1
     */
    CrowdFilter(int most) {
        this.room =
                Bulkhead.of(
                        "requests",
                        BulkheadConfig.custom()
                                .maxConcurrentCalls(most)
                                .maxWaitDuration(Duration.ZERO)
                                .writableStackTraceEnabled(false)
                                .build());
    }

    /** Before any work; what is refused has its id all the same. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = chain.filter(exchange);
        return PROBES.contains(exchange.getRequest().getPath().value())
                ? request
                : request.transformDeferred(BulkheadOperator.of(room));
    }
}

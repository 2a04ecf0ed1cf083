package plusone.contract;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses at once, not begun, what would be one request too many: each one under way takes memory,
 * and a process that runs out of it answers nobody. Probes are answered however many there are: a
 * crowd is no reason to be restarted. It is told once a second, not for each who is refused:
 * thousands of lines would take the time that those inside need.
 */
final class CrowdFilter implements WebFilter, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(CrowdFilter.class);
    private static final Set<String> PROBES = Set.of("/livez", "/readyz");
    private static final String REFUSED = CrowdFilter.class.getName() + ".refused";
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Bulkhead room;
    private final AtomicLong silentUntil = new AtomicLong(System.nanoTime());

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
                : request.transformDeferred(BulkheadOperator.of(room))
                        .doOnError(BulkheadFullException.class, _ -> refused(exchange));
    }

    /** Whether these are the attributes of a request that was refused here. */
    static boolean hasRefused(Map<String, Object> attributes) {
        return attributes.containsKey(REFUSED);
    }

    private void refused(ServerWebExchange exchange) {
        exchange.getAttributes().put(REFUSED, true);
        var now = System.nanoTime();
        var silent = silentUntil.get();
        if (now - silent >= 0 && silentUntil.compareAndSet(silent, now + SECOND))
            LOG.warn(
                    "{} requests are under way: more are refused",
                    room.getBulkheadConfig().getMaxConcurrentCalls());
    }
}

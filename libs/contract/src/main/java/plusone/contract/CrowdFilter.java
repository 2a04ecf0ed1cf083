package plusone.contract;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses, before any work, what would be one request too many: each one under way takes memory,
 * and a process that runs out of it answers nobody. Probes and metrics have room of their own: a
 * crowd is no reason to be restarted, and the time to look. The log tells of a crowd once a second,
 * not of each who is refused: thousands of lines would take the time that those inside need.
 */
final class CrowdFilter implements WebFilter, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(CrowdFilter.class);
    private static final int WATCHERS = 64;
    private static final String REFUSED = CrowdFilter.class.getName() + ".refused";
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Bulkhead room;
    private final Bulkhead watchers = bulkhead("watchers", WATCHERS);
    private final AtomicLong silentUntil = new AtomicLong(System.nanoTime());

    /**
     * @param most how many requests may be under way at once; at least 1
     */
    CrowdFilter(int most) {
        this.room = bulkhead("requests", most);
    }

    private static Bulkhead bulkhead(String name, int most) {
        return Bulkhead.of(
                name,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(most)
                        .maxWaitDuration(Duration.ZERO)
                        .fairCallHandlingStrategyEnabled(false)
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
        var bulkhead = isWatching(exchange) ? watchers : room;
        return chain.filter(exchange)
                .transformDeferred(BulkheadOperator.of(bulkhead))
                .doOnError(BulkheadFullException.class, full -> refused(exchange, full));
    }

    private static boolean isWatching(ServerWebExchange exchange) {
        var path = exchange.getRequest().getPath().pathWithinApplication().value();
        return path.equals("/livez") || path.equals("/readyz") || path.startsWith("/actuator/");
    }

    /** Whether these are the attributes of a request that was refused here. */
    static boolean hasRefused(Map<String, Object> attributes) {
        return attributes.containsKey(REFUSED);
    }

    private void refused(ServerWebExchange exchange, BulkheadFullException full) {
        if (!full.getBulkheadName().equals(room.getName())) return;
        exchange.getAttributes().put(REFUSED, true);
        var now = System.nanoTime();
        var silent = silentUntil.get();
        if (now - silent >= 0 && silentUntil.compareAndSet(silent, now + SECOND))
            LOG.warn(
                    "{} requests are under way: more are refused",
                    room.getBulkheadConfig().getMaxConcurrentCalls());
    }
}

package plusone.contract;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import java.time.Duration;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses, before any work, what would be one request too many: each one under way takes memory,
 * and a process that runs out of it answers nobody. Probes and metrics have room of their own: a
 * crowd is no reason to be restarted, and the time to look. So have paths that are open to anybody:
 * strangers who let their requests wait take no place of a customer's.
 */
final class CrowdFilter implements WebFilter, Ordered {

    private static final int WATCHERS = 64;

    private final OpenPaths open;
    private final CrowdLog log = new CrowdLog();
    private final Bulkhead room;
    private final Bulkhead publicRoom;
    private final Bulkhead watchers = bulkhead("probes and metrics", WATCHERS);

    /**
     * @param most how many requests may be under way at once; at least 1
     * @param mostOpen how many more on paths that are open to anybody; at least 1
     */
    CrowdFilter(int most, int mostOpen, OpenPaths open) {
        this.room = bulkhead("requests", most);
        this.publicRoom = bulkhead("requests on public paths", mostOpen);
        this.open = open;
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
        return chain.filter(exchange)
                .transformDeferred(BulkheadOperator.of(roomFor(exchange)))
                .doOnError(BulkheadFullException.class, full -> refused(exchange, full));
    }

    private Bulkhead roomFor(ServerWebExchange exchange) {
        var path = exchange.getRequest().getPath().pathWithinApplication();
        if (isWatching(path.value())) return watchers;
        return open.contain(path) ? publicRoom : room;
    }

    private static boolean isWatching(String path) {
        return path.equals("/livez") || path.equals("/readyz") || path.startsWith("/actuator/");
    }

    private void refused(ServerWebExchange exchange, BulkheadFullException full) {
        for (var crowd : List.of(room, publicRoom))
            if (full.getBulkheadName().equals(crowd.getName())) log.refused(exchange, told(crowd));
    }

    private static String told(Bulkhead crowd) {
        return crowd.getBulkheadConfig().getMaxConcurrentCalls()
                + " "
                + crowd.getName()
                + " are under way";
    }
}

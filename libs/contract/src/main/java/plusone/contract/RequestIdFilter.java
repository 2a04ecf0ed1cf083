package plusone.contract;

import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Puts the id of the request on its answer, over whatever a service behind has put there. */
final class RequestIdFilter implements WebFilter, Ordered {

    static final String HEADER = "X-Request-Id";

    private final RequestId requestId;

    RequestIdFilter(RequestId requestId) {
        this.requestId = requestId;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var id = requestId.of(exchange);
        var response = exchange.getResponse();
        response.beforeCommit(() -> Mono.fromRunnable(() -> response.getHeaders().set(HEADER, id)));
        return chain.filter(exchange);
    }
}

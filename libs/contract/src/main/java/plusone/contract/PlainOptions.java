package plusone.contract;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * No page of another origin is let in, so a browser that asks beforehand gets what any OPTIONS
 * gets; the framework would answer it outside of the order of checks, without a problem.
 */
final class PlainOptions implements WebFilter, Ordered {

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 3;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return chain.filter(
                CorsUtils.isPreFlightRequest(exchange.getRequest()) ? plain(exchange) : exchange);
    }

    private static ServerWebExchange plain(ServerWebExchange exchange) {
        return exchange.mutate()
                .request(
                        request ->
                                request.headers(
                                        it -> it.remove(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD)))
                .build();
    }
}

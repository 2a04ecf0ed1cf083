package plusone.gateway.route;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ServerWebExchange;
import plusone.contract.OwnTimeLimit;
import plusone.contract.PathLimits;
import reactor.core.publisher.Mono;

/**
 * Asks one service within its time limit and through its breaker. It ends when the head of the
 * answer is there: what the caller then does with the body says nothing about the service.
 */
final class GuardedRoute implements GatewayFilter, Ordered {

    private final Service service;
    private final PathLimits<Duration> limits;
    private final Breakers breakers;

    GuardedRoute(Service service, PathLimits<Duration> limits, Breakers breakers) {
        this.service = service;
        this.limits = limits;
        this.breakers = breakers;
    }

    /** Inside of what writes the answer, outside of what asks the service. */
    @Override
    public int getOrder() {
        return 0;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        OwnTimeLimit.begin(exchange);
        return breakers.watch(service, ask(exchange, chain)).onErrorMap(RouteProblems::of).then();
    }

    /** Where no connection was free in time, nothing was sent, and nothing is wrong with it. */
    private Mono<HttpStatusCode> ask(ServerWebExchange exchange, GatewayFilterChain chain) {
        return chain.filter(exchange)
                .onErrorMap(TimeoutException.class, _ -> RouteProblems.unavailable())
                .timeout(limits.of(exchange.getRequest().getPath().pathWithinApplication()))
                .then(Mono.fromSupplier(() -> status(exchange)));
    }

    private static HttpStatusCode status(ServerWebExchange exchange) {
        return Objects.requireNonNullElse(exchange.getResponse().getStatusCode(), HttpStatus.OK);
    }
}

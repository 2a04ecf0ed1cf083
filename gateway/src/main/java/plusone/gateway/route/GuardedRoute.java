package plusone.gateway.route;

import io.micrometer.observation.Observation;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ServerWebExchange;
import plusone.contract.OwnTimeLimit;
import plusone.contract.PathLimits;
import reactor.core.publisher.Mono;

/**
 * Asks one service within its time limit and through its breaker. It ends when the head of the
 * answer is there: what the caller then does with the body says nothing about the service. Nor does
 * the time that the caller takes to send theirs.
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
        return breakers.watch(service.label(), ask(exchange, chain))
                .doOnCancel(() -> end(exchange))
                .onErrorMap(RouteProblems::of)
                .then();
    }

    /** Where no connection was free in time, nothing was sent, and nothing is wrong with it. */
    private Mono<HttpStatusCode> ask(ServerWebExchange exchange, GatewayFilterChain chain) {
        var body = new SentBody(exchange.getRequest());
        var limit = limits.of(body.getPath().pathWithinApplication());
        return call(exchange.mutate().request(body).build(), chain)
                .onErrorMap(TimeoutException.class, _ -> RouteProblems.unavailable())
                .timeout(over(limit, body), Mono.error(() -> late(body)))
                .then(Mono.fromSupplier(() -> status(exchange)));
    }

    /** Once more where that is safe and the connection was closed under the first. */
    private static Mono<Void> call(ServerWebExchange exchange, GatewayFilterChain chain) {
        var once = chain.filter(exchange);
        return ClosedConnections.isSafe(exchange.getRequest().getMethod())
                ? once.retryWhen(ClosedConnections.once().doBeforeRetry(_ -> reset(exchange)))
                : once;
    }

    private static void reset(ServerWebExchange exchange) {
        end(exchange);
        ServerWebExchangeUtils.reset(exchange);
    }

    /** The metrics hold on to each call under way, request and all, until its observation ends. */
    private static void end(ServerWebExchange exchange) {
        var call = exchange.getAttributes().remove(ServerWebExchangeUtils.GATEWAY_OBSERVATION_ATTR);
        if (call instanceof Observation observation) observation.stop();
    }

    /** The caller has the limit to send the body, and the service has it again to answer. */
    private static Mono<Long> over(Duration limit, SentBody body) {
        return Mono.delay(limit).takeUntilOther(body.sent()).switchIfEmpty(Mono.delay(limit));
    }

    private static Throwable late(SentBody body) {
        return body.isAwaited() ? RouteProblems.requestTimeout() : new TimeoutException();
    }

    private static HttpStatusCode status(ServerWebExchange exchange) {
        return Objects.requireNonNullElse(exchange.getResponse().getStatusCode(), HttpStatus.OK);
    }
}

package plusone.gateway.route;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import plusone.contract.ProblemException;
import reactor.core.publisher.Mono;

/**
 * One breaker a service for its routes, and others for calls with limits of their own: a service
 * that is down is left alone for a while, and callers learn it at once.
 */
@Component
public final class Breakers {

    private final CircuitBreakerRegistry breakers;

    Breakers(CircuitBreakerRegistry breakers, MeterRegistry metrics) {
        this.breakers = breakers;
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(metrics);
    }

    /**
     * Watches a call to a service. What counts as its failure: no answer, or one that says that
     * there was none behind it (502, 504). Any other answer shows that it is alive, a 503 that asks
     * for patience too; all answers are passed on. A call that its caller gives up, or that is
     * refused here, says nothing about the service.
     *
     * @param name of the breaker
     */
    public <T> Mono<T> watch(String name, Mono<T> call) {
        return call.transformDeferred(CircuitBreakerOperator.of(breakers.circuitBreaker(name)));
    }

    /** Trial calls may take as long as others: one that is slow is no reason to open again. */
    static CircuitBreakerRegistry with(RouteSettings routes) {
        var settings = routes.breaker();
        return CircuitBreakerRegistry.of(
                CircuitBreakerConfig.custom()
                        .slidingWindowType(SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(settings.window())
                        .minimumNumberOfCalls(settings.fewest())
                        .failureRateThreshold(settings.failurePercent())
                        .waitDurationInOpenState(settings.pause())
                        .permittedNumberOfCallsInHalfOpenState(settings.trials())
                        .maxWaitDurationInHalfOpenState(routes.timeLimit().plus(settings.pause()))
                        .recordResult(
                                it -> it instanceof HttpStatusCode status && isNoAnswer(status))
                        .ignoreException(Breakers::isAnAnswer)
                        .build());
    }

    private static boolean isNoAnswer(HttpStatusCode status) {
        return status.isSameCodeAs(HttpStatus.BAD_GATEWAY)
                || status.isSameCodeAs(HttpStatus.GATEWAY_TIMEOUT);
    }

    private static boolean isAnAnswer(Throwable thrown) {
        return thrown instanceof ProblemException
                || (thrown instanceof WebClientResponseException answer
                        && !isNoAnswer(answer.getStatusCode()));
    }
}

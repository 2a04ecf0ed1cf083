package plusone.gateway.route;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import plusone.contract.ProblemException;
import reactor.core.publisher.Mono;

/**
 * One breaker a service, for everything that the gateway asks of it: a service that is down is left
 * alone for a while, and callers learn it at once.
 */
@Component
public final class Breakers {

    private final CircuitBreakerRegistry breakers;

    Breakers(RouteSettings settings, MeterRegistry metrics) {
        this.breakers = CircuitBreakerRegistry.of(config(settings.breaker()));
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(metrics);
    }

    /**
     * Watches a call to a service; a status of 500 and above counts as a failure and is passed on.
     */
    public <T> Mono<T> watch(Service service, Mono<T> call) {
        return call.transformDeferred(CircuitBreakerOperator.of(of(service)));
    }

    private CircuitBreaker of(Service service) {
        return breakers.circuitBreaker(service.label());
    }

    private static CircuitBreakerConfig config(RouteSettings.Breaker settings) {
        return CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(settings.window())
                .minimumNumberOfCalls(settings.fewest())
                .failureRateThreshold(settings.failurePercent())
                .waitDurationInOpenState(settings.pause())
                .permittedNumberOfCallsInHalfOpenState(settings.trials())
                .maxWaitDurationInHalfOpenState(settings.pause())
                .recordResult(
                        it -> it instanceof HttpStatusCode status && status.is5xxServerError())
                .ignoreException(Breakers::isTheCallersOwn)
                .build();
    }

    /** What the caller did wrong says nothing about the service. */
    private static boolean isTheCallersOwn(Throwable thrown) {
        return thrown instanceof ProblemException
                || (thrown instanceof WebClientResponseException answer
                        && answer.getStatusCode().is4xxClientError());
    }
}

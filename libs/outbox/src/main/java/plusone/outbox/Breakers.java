package plusone.outbox;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** The breakers of a service's links, {@code outbox-<link>} each, and their state as metrics. */
final class Breakers implements MeterBinder {

    static final int PROBES = 2;

    private final CircuitBreakerRegistry breakers;

    Breakers(OutboxSettings settings) {
        breakers =
                CircuitBreakerRegistry.of(
                        CircuitBreakerConfig.custom()
                                .slidingWindowSize(20)
                                .minimumNumberOfCalls(5)
                                .failureRateThreshold(50)
                                .permittedNumberOfCallsInHalfOpenState(PROBES)
                                .waitDurationInOpenState(settings.breakerPause())
                                .ignoreException(Failures::isFinal)
                                .build());
    }

    CircuitBreaker of(String link) {
        return breakers.circuitBreaker("outbox-" + link);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(registry);
    }
}

package plusone.outbox;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;

/** The breakers of a service's links, {@code outbox-<link>} each, and their state as metrics. */
final class Breakers implements MeterBinder {

    static final int PROBES = 2;

    /** Trial calls that take longer decide nothing, and others are let through in their place. */
    private static final Duration LONGEST_TRIAL = Duration.ofSeconds(30);

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
                                .maxWaitDurationInHalfOpenState(LONGEST_TRIAL)
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

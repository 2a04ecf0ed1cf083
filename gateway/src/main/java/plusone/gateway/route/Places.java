package plusone.gateway.route;

import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * How many calls may be under way to a service at once. A service that is slow fills its own places
 * and not the room of all: the calls to the others go on.
 */
@Component
public final class Places {

    private final BulkheadRegistry places;

    Places(RouteSettings settings, MeterRegistry metrics) {
        this.places = BulkheadRegistry.of(config(settings.places()));
        TaggedBulkheadMetrics.ofBulkheadRegistry(places).bindTo(metrics);
    }

    /**
     * Makes a call in one of the places of this name; fails with {@link
     * io.github.resilience4j.bulkhead.BulkheadFullException} where all are taken.
     */
    public <T> Mono<T> within(String name, Mono<T> call) {
        return call.transformDeferred(BulkheadOperator.of(places.bulkhead(name)));
    }

    private static BulkheadConfig config(int most) {
        return BulkheadConfig.custom()
                .maxConcurrentCalls(most)
                .maxWaitDuration(Duration.ZERO)
                .fairCallHandlingStrategyEnabled(false)
                .writableStackTraceEnabled(false)
                .build();
    }
}

package plusone.outbox;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Carries the trace of a request through the outbox, so that the call it leads to belongs to it.
 */
final class Traces {

    private static final String TRACEPARENT = "traceparent";

    private final ObservationRegistry observations;
    private final @Nullable Propagator propagator;

    Traces(ObservationRegistry observations, @Nullable Propagator propagator) {
        this.observations = observations;
        this.propagator = propagator;
    }

    /** The {@code traceparent} of the current request; empty where it is not traced. */
    Mono<Optional<String>> current() {
        return Mono.deferContextual(context -> Mono.just(traceparent(context)));
    }

    /** Runs the delivery as a part of the trace that wrote the row. */
    <T> Mono<T> continued(OutboxRow row, Mono<T> delivery) {
        return Mono.defer(
                () -> {
                    var observation =
                            Observation.start("outbox.deliver", () -> received(row), observations);
                    return delivery.doOnError(observation::error)
                            .doFinally(_ -> observation.stop())
                            .contextWrite(
                                    context ->
                                            context.put(
                                                    ObservationThreadLocalAccessor.KEY,
                                                    observation));
                });
    }

    private static ReceiverContext<OutboxRow> received(OutboxRow row) {
        var context =
                new ReceiverContext<OutboxRow>(
                        (carrier, name) -> name.equals(TRACEPARENT) ? carrier.trace() : null);
        context.setCarrier(row);
        context.setContextualName("outbox " + row.link() + " " + row.kind());
        return context;
    }

    private Optional<String> traceparent(ContextView context) {
        Observation observation = context.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
        if (observation == null || propagator == null) return Optional.empty();
        TracingContext tracing = observation.getContextView().get(TracingContext.class);
        if (tracing == null || tracing.getSpan() == null) return Optional.empty();
        Map<String, String> headers = new HashMap<>();
        propagator.inject(
                tracing.getSpan().context(), headers, (_, name, value) -> headers.put(name, value));
        return Optional.ofNullable(headers.get(TRACEPARENT));
    }
}

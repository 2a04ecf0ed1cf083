package plusone.loyalty.ledger;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.tracing.Link;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Measures flushes, and gives each a span that is linked to the requests it carries out. */
final class WatchedFlushes implements Lane.Flushes {

    private final Function<List<Errand>, Mono<List<Fate>>> flushing;
    private final MeterRegistry meters;
    private final Tracer tracer;
    private final Timer duration;
    private final DistributionSummary errands;

    WatchedFlushes(
            Function<List<Errand>, Mono<List<Fate>>> flushing,
            MeterRegistry meters,
            Tracer tracer) {
        this.flushing = flushing;
        this.meters = meters;
        this.tracer = tracer;
        this.duration =
                Timer.builder("plusone.lane.flush")
                        .description("Time of a flush, with its tries and what it waits for")
                        .register(meters);
        this.errands =
                DistributionSummary.builder("plusone.lane.flush.errands")
                        .description("Errands in a flush")
                        .register(meters);
    }

    @Override
    public Mono<List<Fate>> flush(List<Ticket> tickets) {
        errands.record(tickets.size());
        var started = Timer.start(meters);
        var span = span(tickets);
        return flushing.apply(tickets.stream().<Errand>map(Ticket::errand).toList())
                .doOnTerminate(() -> started.stop(duration))
                .doOnNext(fates -> failure(fates).ifPresent(span::error))
                .doFinally(_ -> span.end());
    }

    private static Optional<Throwable> failure(List<Fate> fates) {
        return fates.stream()
                .filter(Fate.Failed.class::isInstance)
                .map(fate -> ((Fate.Failed) fate).failure())
                .findFirst();
    }

    private Span span(List<Ticket> tickets) {
        var builder = tracer.spanBuilder().setNoParent().name("ledger flush");
        builder.tag("errands", tickets.size());
        tickets.forEach(ticket -> request(ticket).map(Link::new).ifPresent(builder::addLink));
        return builder.start();
    }

    private static Optional<Span> request(Ticket ticket) {
        return ticket.context()
                .<Observation>getOrEmpty(ObservationThreadLocalAccessor.KEY)
                .map(request -> request.getContext().<TracingContext>get(TracingContext.class))
                .map(TracingContext::getSpan)
                .filter(span -> Boolean.TRUE.equals(span.context().sampled()));
    }
}

package plusone.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.tracing.Link;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import io.micrometer.tracing.test.simple.SimpleTracer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

class WatchedFlushesTests {

    private final SimpleTracer tracer = new SimpleTracer();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ObservationRegistry observations = ObservationRegistry.create();
    private final List<Ticket> tickets = new ArrayList<>();

    @BeforeEach
    void observe() {
        observations.observationConfig().observationHandler(_ -> true);
    }

    @Test
    void giveEachFlushOneSpanOfItsOwnThatIsLinkedToItsRequests() {
        var first = request(true);
        var second = request(true);
        ask(first);
        ask(second);

        flush();

        assertThat(tracer.getSpans())
                .filteredOn(it -> "ledger flush".equals(it.getName()))
                .hasSize(1);
        var span = tracer.lastSpan();
        assertThat(span.getName()).isEqualTo("ledger flush");
        assertThat(span.getEndTimestamp()).isNotNull();
        assertThat(span.getParentId()).isNullOrEmpty();
        assertThat(span.getLinks()).containsExactly(new Link(first), new Link(second));
    }

    @Test
    void linkNoRequestThatNobodyTraces() {
        ask(request(false));
        tickets.add(ticket(Context.empty()));

        flush();

        assertThat(tracer.lastSpan().getLinks()).isEmpty();
    }

    @Test
    void countWhatIsInAFlushAndHowLongItTook() {
        ask(request(false));
        ask(request(false));

        flush();

        assertThat(meters.get("plusone.lane.flush.errands").summary().totalAmount()).isEqualTo(2);
        assertThat(meters.get("plusone.lane.flush").timer().count()).isEqualTo(1);
    }

    private void flush() {
        new WatchedFlushes(errands -> Mono.just(settled(errands)), meters, tracer)
                .flush(tickets)
                .block();
    }

    private static List<Fate> settled(List<Errand> errands) {
        return errands.stream().<Fate>map(_ -> new Fate.Settled()).toList();
    }

    private Span request(boolean isSampled) {
        var span = tracer.nextSpan();
        span.context().setSampled(isSampled);
        return span;
    }

    private void ask(Span request) {
        var observation = Observation.start("request", observations);
        var tracing = new TracingContext();
        tracing.setSpan(request);
        observation.getContext().put(TracingContext.class, tracing);
        tickets.add(ticket(Context.of(ObservationThreadLocalAccessor.KEY, observation)));
    }

    private static Ticket ticket(Context context) {
        var made = new ArrayList<Ticket>();
        Mono.<Outcome>create(
                        caller ->
                                made.add(
                                        new Ticket(
                                                new Errand.Settle(UUID.randomUUID()), caller, 0)))
                .contextWrite(context)
                .subscribe();
        return made.getFirst();
    }
}

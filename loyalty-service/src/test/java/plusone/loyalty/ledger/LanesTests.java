package plusone.loyalty.ledger;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.scheduler.VirtualTimeScheduler;

class LanesTests {

    private static final LaneSettings SETTINGS = new LaneSettings(2, 8, 16, Duration.ofSeconds(1));

    private final VirtualTimeScheduler timer = VirtualTimeScheduler.create();
    private final List<Sinks.One<List<Fate>>> flushes = new ArrayList<>();
    private final List<String> happened = new ArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Lanes lanes =
            new Lanes(Stream.generate(this::lane).limit(2).toList(), timer, meters);

    @AfterEach
    void endTheTimer() {
        timer.dispose();
    }

    @Test
    void refuseWhoHasWaitedTooLongThoughACommitHangs() {
        lanes.start();
        var member = UUID.randomUUID();
        ask(member, "first");
        ask(member, "second");

        timer.advanceTimeBy(Duration.ofMillis(900));
        assertThat(happened).isEmpty();
        timer.advanceTimeBy(Duration.ofMillis(200));

        assertThat(happened).containsExactly("second refused");
    }

    @Test
    void keepAMembersErrandsInOneLaneAndUseThemAll() {
        for (var number = 0; number < 50; number++) ask(UUID.randomUUID(), "somebody");
        assertThat(flushes).hasSize(2);
        var member = UUID.randomUUID();

        ask(member, "first");
        ask(member, "second");

        assertThat(flushes).hasSize(2);
    }

    @Test
    void areBusyAsLongAsACommitIsOnItsWay() {
        assertThat(lanes.areBusy()).isFalse();
        ask(UUID.randomUUID(), "first");
        assertThat(lanes.areBusy()).isTrue();

        end(0);

        assertThat(lanes.areBusy()).isFalse();
    }

    @Test
    void stopWhenAllThatWasTakenInIsDone() {
        lanes.start();
        var member = UUID.randomUUID();
        ask(member, "first");
        ask(member, "second");

        lanes.stop(() -> happened.add("stopped"));
        end(0);
        assertThat(happened).doesNotContain("stopped");
        end(1);

        assertThat(happened).containsExactlyInAnyOrder("first done", "second done", "stopped");
        assertThat(lanes.isRunning()).isFalse();
    }

    @Test
    void tellHowManyWait() {
        var member = UUID.randomUUID();
        ask(member, "first");
        ask(member, "second");

        assertThat(meters.get("plusone.lane.waiting").gauges())
                .extracting(gauge -> gauge.value())
                .containsExactlyInAnyOrder(0.0, 1.0);
    }

    private Lane lane() {
        return new Lane(
                tickets -> flush(tickets),
                SETTINGS,
                () -> timer.now(NANOSECONDS),
                Schedulers.immediate());
    }

    private Mono<List<Fate>> flush(List<Ticket> tickets) {
        var end = Sinks.<List<Fate>>one();
        flushes.add(end);
        return end.asMono().map(_ -> tickets.stream().<Fate>map(_ -> new Fate.Settled()).toList());
    }

    private void end(int flush) {
        flushes.get(flush).tryEmitValue(List.of());
    }

    private void ask(UUID member, String who) {
        lanes.submit(new Errand.Settle(member), Urgency.NOW)
                .subscribe(
                        _ -> {},
                        _ -> happened.add(who + " refused"),
                        () -> happened.add(who + " done"));
    }
}

package plusone.loyalty.ledger;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.springframework.context.SmartLifecycle;
import plusone.transactions.Atomically;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * The lanes of this instance. A member belongs to one of them by hash, so that what is asked of a
 * member is done in its order and nobody waits for a lock in vain; what makes the ledger right in
 * any number of instances is the row's lock.
 */
final class Lanes implements SmartLifecycle {

    /** After the web server has finished its requests, and before the transactions end. */
    private static final int PHASE = Atomically.PHASE + 1024;

    /** In milliseconds: what waits is refused at most so much later than it should. */
    private static final long TICK = 100;

    /** In milliseconds: how soon what was set aside is looked at again. */
    private static final long LOOK = 20;

    private final List<Lane> lanes;
    private final Scheduler timer;
    private volatile Disposable patience = Disposables.disposed();
    private volatile Disposable looks = Disposables.disposed();
    private volatile boolean isRunning;

    Lanes(List<Lane> lanes, Scheduler timer, MeterRegistry meters) {
        this.timer = timer;
        this.lanes = List.copyOf(lanes);
        IntStream.range(0, lanes.size()).forEach(number -> count(number, meters));
    }

    /** Has an errand done in its turn. */
    Mono<Outcome> submit(Errand errand, Urgency urgency) {
        var lane = Math.floorMod(errand.inOrderOf().hashCode(), lanes.size());
        return lanes.get(lane).submit(errand, urgency);
    }

    /** Whether anybody waits for the ledger. */
    boolean areBusy() {
        return lanes.stream().anyMatch(Lane::isBusy);
    }

    private void count(int number, MeterRegistry meters) {
        Gauge.builder("plusone.lane.waiting", lanes.get(number), Lane::waiting)
                .description("Errands that wait for their flush")
                .tag("lane", Integer.toString(number))
                .register(meters);
        Gauge.builder("plusone.lane.held", lanes.get(number), Lane::heldBack)
                .description("Errands that wait for a row which somebody else holds")
                .tag("lane", Integer.toString(number))
                .register(meters);
    }

    @Override
    public void start() {
        lanes.forEach(Lane::open);
        patience =
                timer.schedulePeriodically(
                        () -> lanes.forEach(Lane::refuseOverdue), TICK, TICK, MILLISECONDS);
        looks =
                timer.schedulePeriodically(
                        () -> lanes.forEach(Lane::lookAgain), LOOK, LOOK, MILLISECONDS);
        isRunning = true;
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    /** Calls back when everything that was taken in is done. */
    @Override
    public void stop(Runnable callback) {
        isRunning = false;
        var left = new AtomicInteger(lanes.size());
        Runnable done =
                () -> {
                    if (left.decrementAndGet() == 0) ended(callback);
                };
        lanes.forEach(lane -> lane.close(done));
    }

    private void ended(Runnable callback) {
        patience.dispose();
        looks.dispose();
        callback.run();
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}

package plusone.loyalty.ledger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import plusone.transactions.Atomically;
import reactor.core.publisher.Mono;

/**
 * The lanes of this instance. A member belongs to one of them by hash, so that what is asked of a
 * member is done in its order and nobody waits for a lock in vain; what makes the ledger right in
 * any number of instances is the row's lock.
 */
final class Lanes implements SmartLifecycle {

    /** After the web server has finished its requests, and before the transactions end. */
    private static final int PHASE = Atomically.PHASE + 1024;

    private final List<Lane> lanes;
    private volatile boolean isRunning;

    Lanes(List<Lane> lanes, MeterRegistry meters) {
        this.lanes = List.copyOf(lanes);
        IntStream.range(0, lanes.size()).forEach(number -> count(number, meters));
    }

    /** Has an errand done in its turn. */
    Mono<Outcome> submit(Errand errand, Urgency urgency) {
        var lane = Math.floorMod(inOrderOf(errand).hashCode(), lanes.size());
        return lanes.get(lane).submit(errand, urgency);
    }

    /** Whose errands keep their order; a transfer is the payer's. */
    private static UUID inOrderOf(Errand errand) {
        return switch (errand) {
            case Command.Earn earn -> earn.memberId();
            case Command.Spend spend -> spend.memberId();
            case Command.Transfer transfer -> transfer.memberId();
            case Command.Reverse reverse -> reverse.transactionId();
            case Command.Place place -> place.memberId();
            case Command.Capture capture -> capture.holdId();
            case Command.Release release -> release.holdId();
            case Errand.Settle settle -> settle.memberId();
        };
    }

    /** What waits is refused at most so much later than it should. */
    @Scheduled(fixedDelay = 100)
    void refuseOverdue() {
        lanes.forEach(Lane::refuseOverdue);
    }

    boolean somebodyWaits() {
        return lanes.stream().anyMatch(lane -> lane.waiting() > 0);
    }

    private void count(int number, MeterRegistry meters) {
        Gauge.builder("plusone.lane.waiting", lanes.get(number), Lane::waiting)
                .description("Errands that wait for their flush")
                .tag("lane", Integer.toString(number))
                .register(meters);
    }

    @Override
    public void start() {
        lanes.forEach(Lane::open);
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
                    if (left.decrementAndGet() == 0) callback.run();
                };
        lanes.forEach(lane -> lane.close(done));
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

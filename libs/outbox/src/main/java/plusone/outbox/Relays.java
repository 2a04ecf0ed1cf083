package plusone.outbox;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.context.SmartLifecycle;
import plusone.transactions.Atomically;
import reactor.core.publisher.Mono;

/**
 * The relays of a service, one a link, and the count of what waits for them. They run as long as
 * the application does, and finish what is under way when it stops.
 */
final class Relays implements SmartLifecycle {

    private final List<Relay> relays;
    private final Backlogs backlogs;
    private CompletableFuture<Void> stop = CompletableFuture.completedFuture(null);
    private CompletableFuture<?> work = CompletableFuture.completedFuture(null);

    Relays(List<Relay> relays, Backlogs backlogs) {
        this.relays = List.copyOf(relays);
        this.backlogs = backlogs;
    }

    @Override
    public synchronized void start() {
        var untilStopped = new CompletableFuture<Void>();
        stop = untilStopped;
        var serving = relays.stream().map(relay -> relay.serve(untilStopped)).toList();
        work = Mono.when(serving).and(backlogs.keepCounting(untilStopped)).toFuture();
    }

    @Override
    public synchronized void stop() {
        stop.complete(null);
    }

    /**
     * Calls back when what was under way is marked; the time limit of a call bounds the wait, and
     * the container's own for a phase.
     */
    @Override
    public synchronized void stop(Runnable callback) {
        stop();
        var _ = work.whenComplete((_, _) -> callback.run());
    }

    @Override
    public synchronized boolean isRunning() {
        return !stop.isDone();
    }

    /** Stopped before the transactions that are still under way are waited for. */
    @Override
    public int getPhase() {
        return Atomically.PHASE + 1;
    }
}

package plusone.outbox;

import java.util.List;
import org.springframework.context.SmartLifecycle;
import plusone.transactions.Atomically;

/** The relays of a service, one a link; they run as long as the application does. */
final class Relays implements SmartLifecycle {

    private final List<Relay> relays;
    private final WakeUps wakeUps;
    private volatile boolean running;

    Relays(List<Relay> relays, WakeUps wakeUps) {
        this.relays = List.copyOf(relays);
        this.wakeUps = wakeUps;
    }

    @Override
    public void start() {
        relays.forEach(relay -> relay.start(wakeUps));
        running = true;
    }

    @Override
    public void stop() {
        relays.forEach(Relay::stop);
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stopped before the transactions that are still under way are waited for. */
    @Override
    public int getPhase() {
        return Atomically.PHASE + 1;
    }
}

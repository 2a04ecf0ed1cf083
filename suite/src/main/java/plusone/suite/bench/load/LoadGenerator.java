package plusone.suite.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Callers of one service on one thread, each of whom asks anew when answered (a closed loop).
 *
 * <p>Written by hand because it shares two cores with what it measures: what a general HTTP client
 * spends on a request is a good part of what the service spends on it. It allocates nothing for a
 * request and reads of the answer its status and where it ends.
 */
public final class LoadGenerator {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final int port;
    private final int connections;

    /**
     * Callers of what listens on a port of this machine.
     *
     * @param connections how many there are at once
     */
    public LoadGenerator(int port, int connections) {
        this.port = port;
        this.connections = connections;
    }

    /** Puts the load on for so long, and returns when the last answer has come. */
    Tally run(Requests requests, Duration length) {
        var callers = new ArrayList<Caller>();
        try (var selector = Selector.open()) {
            for (int i = 0; i < connections; i++) callers.add(new Caller(port, selector, requests));
            var tally = new Tally(requests.expected());
            return new Run(selector, tally, System.nanoTime() + length.toNanos()).run(callers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            callers.forEach(Caller::close);
        }
    }

    /** One measurement. */
    private static final class Run {

        private final Selector selector;
        private final long end;
        private final Tally tally;
        private int waiting;

        Run(Selector selector, Tally tally, long end) {
            this.selector = selector;
            this.tally = tally;
            this.end = end;
        }

        Tally run(List<Caller> callers) throws IOException {
            for (var caller : callers) {
                caller.send();
                waiting++;
            }
            var patience = end + PATIENCE.toNanos();
            while (waiting > 0 && System.nanoTime() - patience < 0)
                selector.select(this::serve, 100);
            for (; waiting > 0; waiting--) tally.lost();
            return tally;
        }

        private void serve(SelectionKey key) {
            var caller = (Caller) key.attachment();
            try {
                if (caller.receive()) answered(caller);
            } catch (IOException _) {
                tally.lost();
                caller.connectAgain();
                next(caller);
            }
        }

        private void answered(Caller caller) {
            var now = System.nanoTime();
            if (now - end < 0) tally.answered(caller.status(), (now - caller.sent()) / 1_000);
            else tally.late(caller.status());
            next(caller);
        }

        private void next(Caller caller) {
            waiting--;
            if (System.nanoTime() - end >= 0) return;
            try {
                caller.send();
                waiting++;
            } catch (IOException _) {
                tally.lost();
            }
        }
    }
}

package plusone.contract;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Lets a server that ends answer what it has begun. The server's own end looks at each connection
 * once: where the next request comes in just behind that look, the connection is closed under it,
 * and what it does takes effect without an answer. So from the moment the end begins each answer is
 * its connection's last, none is closed before it, and what an answer needs goes on until the last
 * one is out.
 */
final class OrderlyEnd implements ApplicationListener<ContextClosedEvent>, SmartLifecycle {

    /** After the server has stopped taking requests, and before anything that they use stops. */
    private static final int PHASE = DEFAULT_PHASE - 1536;

    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicReference<@Nullable Runnable> whenQuiet = new AtomicReference<>();
    private volatile boolean running;
    private volatile boolean ending;

    boolean isEnding() {
        return ending;
    }

    void begun() {
        underWay.incrementAndGet();
    }

    void answered() {
        if (underWay.decrementAndGet() == 0) quiet();
    }

    private void quiet() {
        var callback = whenQuiet.getAndSet(null);
        if (callback != null) callback.run();
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent closed) {
        ending = true;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    /** The container's own limit for a phase bounds the wait. */
    @Override
    public void stop(Runnable callback) {
        stop();
        whenQuiet.set(callback);
        if (underWay.get() == 0) quiet();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}

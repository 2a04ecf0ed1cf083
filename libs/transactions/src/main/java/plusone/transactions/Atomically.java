package plusone.transactions;

import io.r2dbc.spi.ConnectionFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.transaction.reactive.TransactionContextManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * The one way to change the database: runs a unit of work in a transaction that does not belong to
 * the caller's subscription.
 *
 * <p>A plain reactive transaction is torn when its subscriber leaves between two statements:
 * measured, half of it was committed and later ones ran on a connection that was still inside it.
 * Here the work is subscribed to on its own and runs to its end, commit or rollback, whether or not
 * somebody still waits for the answer.
 *
 * <p>Inside the work only sequential operators: no {@code zip}, {@code merge} or {@code timeout},
 * no call to another service, no second transaction. The database's own time limits end a stuck
 * one.
 */
public final class Atomically implements SmartLifecycle {

    /** Stopped after the web server has finished its requests, and before the connections close. */
    public static final int PHASE = DEFAULT_PHASE - 4096;

    private static final Logger LOG = LoggerFactory.getLogger(Atomically.class);

    /** Under which Reactor looks for who wants to hear of failures that nobody waits for. */
    private static final String UNHEARD = "reactor.onErrorDropped.local";

    private final TransactionalOperator operator;
    private final int limit;
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicReference<@Nullable Runnable> whenDrained = new AtomicReference<>();
    private volatile boolean running;

    /**
     * @param operator begins, commits and rolls back
     * @param limit how many units of work may be under way at once, waiting for a connection
     *     included; at least 1
     */
    public Atomically(TransactionalOperator operator, int limit) {
        this.operator = operator;
        this.limit = limit;
    }

    /**
     * Transactions on connections of this pool.
     *
     * @param limit how many may be under way at once, waiting for a connection included; at least 1
     */
    public static Atomically on(ConnectionFactory pool, int limit) {
        var manager = new R2dbcTransactionManager(new CleanConnections(pool));
        return new Atomically(TransactionalOperator.create(manager), limit);
    }

    /**
     * Runs the work in one transaction, to its end. Use it as {@code work.as(atomically::commit)}.
     *
     * <p>The result comes after the commit. An error of the work rolls everything back and is
     * passed on. Fails with {@link TooManyTransactionsException}, nothing begun, when the limit is
     * reached, and with {@link IllegalStateException} inside another transaction.
     */
    public <T> Mono<T> commit(Mono<T> work) {
        return Mono.deferContextual(
                context -> {
                    var detached = refuseNesting().then(limited(work.as(operator::transactional)));
                    return Mono.fromFuture(() -> detached.contextWrite(context).toFuture(), true)
                            .contextWrite(
                                    it ->
                                            it.put(
                                                    UNHEARD,
                                                    (Consumer<Throwable>) Atomically::unheard));
                });
    }

    /** That work failed whose caller had left is no fault: it was rolled back, as they may ask. */
    private static void unheard(Throwable failure) {
        LOG.debug("The work of a caller who had left has failed", failure);
    }

    /** Leaves before the answer goes out, so that its receiver may begin the next one. */
    private <T> Mono<T> limited(Mono<T> transaction) {
        return Mono.defer(
                () -> {
                    if (underWay.incrementAndGet() > limit) {
                        leave();
                        return Mono.error(new TooManyTransactionsException(limit));
                    }
                    return transaction.doOnTerminate(this::leave);
                });
    }

    private static Mono<Void> refuseNesting() {
        return TransactionContextManager.currentContext()
                .hasElement()
                .onErrorReturn(false)
                .flatMap(
                        nested ->
                                nested
                                        ? Mono.error(
                                                new IllegalStateException(
                                                        "a transaction inside a transaction"))
                                        : Mono.<Void>empty());
    }

    private void leave() {
        if (underWay.decrementAndGet() == 0) drained();
    }

    private void drained() {
        var callback = whenDrained.getAndSet(null);
        if (callback != null) callback.run();
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    /**
     * Calls back when everything under way has ended; the container's own limit for a phase bounds
     * the wait.
     */
    @Override
    public void stop(Runnable callback) {
        stop();
        whenDrained.set(callback);
        if (underWay.get() == 0) drained();
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

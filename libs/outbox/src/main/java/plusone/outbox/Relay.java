package plusone.outbox;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plusone.transactions.Atomically;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Delivers the rows of one link: leases the first row of each aggregate, has it delivered, and
 * deletes it or puts it back for a later try. The row is the only retry. Any number of relays may
 * share a table.
 */
final class Relay {

    private static final Logger log = LoggerFactory.getLogger(Relay.class);

    /** So that one slow call of a batch does not hold up what is written meanwhile. */
    private static final int BATCHES_AT_ONCE = 4;

    /** So that some slow calls do not hold up all others; they end by themselves. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final Courier courier;
    private final OutboxTables tables;
    private final Atomically atomically;
    private final OutboxSettings settings;
    private final WakeUps wakeUps;
    private final Map<UUID, Mono<Boolean>> underWay = new ConcurrentHashMap<>();

    /** Rounds begin where the last claim ended, so that no aggregate's name puts it behind. */
    private volatile String reached = "";

    Relay(
            Courier courier,
            OutboxTables tables,
            Atomically atomically,
            OutboxSettings settings,
            WakeUps wakeUps) {
        this.courier = courier;
        this.tables = tables;
        this.atomically = atomically;
        this.settings = settings;
        this.wakeUps = wakeUps;
    }

    /**
     * Serves the link until it is told to stop; ends when the calls that are then under way have
     * been made and marked.
     */
    Mono<Void> serve(CompletableFuture<Void> stop) {
        return Flux.merge(
                        wakeUps.to(courier.link()),
                        Flux.interval(Duration.ZERO, settings.poll()).map(_ -> courier.link()))
                .takeUntilOther(Mono.fromFuture(stop, true))
                .onBackpressureLatest()
                .flatMap(_ -> drain(stop), BATCHES_AT_ONCE, 1)
                .then(Mono.defer(() -> Mono.whenDelayError(underWay.values())).onErrorComplete());
    }

    /** Delivers until nothing is due. */
    private Mono<Void> drain(CompletableFuture<Void> stop) {
        return Mono.fromSupplier(() -> Round.from(reached))
                .expand(round -> deliverBatch(round, stop))
                .then()
                .doOnError(failure -> warn(failure, true))
                .onErrorComplete();
    }

    /**
     * Empty where nothing is left to do. A row that cannot be marked does not cost the others of
     * its batch their calls.
     */
    private Mono<Round> deliverBatch(Round round, CompletableFuture<Void> stop) {
        var limit = stop.isDone() ? 0 : courier.capacity(Math.min(settings.batch(), places()));
        if (limit == 0) return Mono.empty();
        return tables.claim(courier.link(), round.after(), limit)
                .as(atomically::commit)
                .doOnNext(claim -> reached = claim.reached())
                .flatMap(claim -> deliver(claim).mapNotNull(gone -> round.next(claim, gone)));
    }

    /** How many more calls may be under way. */
    private int places() {
        return Math.max(0, BATCHES_AT_ONCE * settings.batch() - underWay.size());
    }

    /** How many rows have gone. */
    private Mono<Long> deliver(Claim claim) {
        return Flux.fromIterable(claim.rows())
                .flatMapDelayError(this::deliverOrGoOn, settings.batch(), 1)
                .filter(gone -> gone)
                .count();
    }

    /** A call that takes long is left alone, and the link is woken when its row has gone. */
    private Mono<Boolean> deliverOrGoOn(OutboxRow row) {
        var isLeft = new AtomicBoolean();
        var call =
                deliver(row)
                        .doOnNext(gone -> wake(gone && isLeft.get()))
                        .doOnError(failure -> warn(failure, isLeft.get()))
                        .doFinally(_ -> underWay.remove(row.lease()))
                        .cache();
        underWay.put(row.lease(), call);
        var left = Mono.delay(LONGEST_WAIT).doOnNext(_ -> isLeft.set(true)).thenReturn(false);
        return Mono.firstWithSignal(call, left);
    }

    private void wake(boolean isNeeded) {
        if (isNeeded) wakeUps.wake(courier.link());
    }

    private void warn(Throwable failure, boolean isNeeded) {
        if (isNeeded)
            log.warn("outbox link {} is not served: {}", courier.link(), failure.toString());
    }

    /** Whether the row has gone, delivered or dead, so that its aggregate's next one may go. */
    private Mono<Boolean> deliver(OutboxRow row) {
        var delivered = tables.delete(row).thenReturn(true);
        return courier.deliver(row)
                .then(Mono.just(delivered))
                .onErrorResume(failure -> Mono.just(undelivered(row, failure)))
                .flatMap(mark -> mark.as(atomically::commit));
    }

    private Mono<Boolean> undelivered(OutboxRow row, Throwable failure) {
        if (failure instanceof CallNotPermittedException)
            return tables.release(row).thenReturn(false);
        var reason = Failures.reason(failure);
        if (Failures.isFinal(failure)) {
            log.atError()
                    .addKeyValue("traceId", row.traceId())
                    .log("outbox row {} to {} is dead: {}", row.id(), row.link(), reason);
            return tables.bury(row, reason).thenReturn(true);
        }
        log.atWarn()
                .addKeyValue("traceId", row.traceId())
                .addKeyValue("try", row.tries() + 1)
                .log("outbox row {} to {} failed: {}", row.id(), row.link(), reason);
        var pause = failure instanceof PostponedException it ? it.pause() : null;
        return tables.retry(row, reason, pause).thenReturn(false);
    }
}

package plusone.referral.advocate;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import plusone.transactions.Atomically;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Counts visits in memory and adds them up in the database once a second and at an orderly stop, so
 * that nobody waits for it however popular a link is. Several instances add up. What a process that
 * dies has counted since then is lost; where the answer to a commit is lost, its visits are added
 * once more.
 */
@Component
final class VisitCounts implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(VisitCounts.class);

    private static final Duration EVERY = Duration.ofSeconds(1);

    /** Links visited between two rounds, at about 150 bytes each. */
    private static final int MOST_LINKS = 10_000;

    private static final int LINKS_A_COMMIT = 500;

    private final AdvocateTables tables;
    private final Atomically atomically;
    private final VisitTally tally = new VisitTally(MOST_LINKS);
    private final AtomicLong uncounted = new AtomicLong();
    private CompletableFuture<Void> stop = CompletableFuture.completedFuture(null);
    private CompletableFuture<?> work = CompletableFuture.completedFuture(null);

    VisitCounts(AdvocateTables tables, Atomically atomically) {
        this.tables = tables;
        this.atomically = atomically;
    }

    void count(LinkDay link) {
        if (!tally.count(link)) uncounted.incrementAndGet();
    }

    /** Adds up what has been counted; what could not be written is for the next round. */
    private Mono<Void> addUp() {
        return Flux.defer(() -> Flux.fromIterable(tally.links()))
                .buffer(LINKS_A_COMMIT)
                .concatMap(this::written)
                .doOnError(it -> log.warn("visits wait to be added up: {}", it.toString()))
                .onErrorComplete()
                .then(Mono.fromRunnable(this::tellUncounted));
    }

    private Mono<Void> written(List<LinkDay> links) {
        return Mono.defer(
                () -> {
                    var taken = tally.take(links);
                    return tables.addVisits(taken)
                            .as(atomically::commit)
                            .doOnError(_ -> tally.putBack(taken));
                });
    }

    private void tellUncounted() {
        var number = uncounted.getAndSet(0);
        if (number > 0) log.warn("{} visits of too many links at once were not counted", number);
    }

    @Override
    public synchronized void start() {
        var untilStopped = new CompletableFuture<Void>();
        stop = untilStopped;
        work =
                Flux.interval(EVERY)
                        .takeUntilOther(Mono.fromFuture(untilStopped, true))
                        .onBackpressureLatest()
                        .concatMap(_ -> addUp(), 1)
                        .then(Mono.defer(this::addUp))
                        .toFuture();
    }

    @Override
    public synchronized void stop() {
        stop.complete(null);
    }

    /** Calls back when the last visits are added up; the container's own limit bounds the wait. */
    @Override
    public synchronized void stop(Runnable callback) {
        stop();
        var _ = work.whenComplete((_, _) -> callback.run());
    }

    @Override
    public synchronized boolean isRunning() {
        return !stop.isDone();
    }

    /** Stopped when nobody visits any more, and before transactions are waited for. */
    @Override
    public int getPhase() {
        return Atomically.PHASE + 1;
    }
}

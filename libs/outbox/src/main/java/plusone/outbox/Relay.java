package plusone.outbox;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plusone.transactions.Atomically;
import reactor.core.Disposable;
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

    private final Courier courier;
    private final OutboxTables tables;
    private final Atomically atomically;
    private final OutboxSettings settings;
    private @Nullable Disposable subscription;

    Relay(Courier courier, OutboxTables tables, Atomically atomically, OutboxSettings settings) {
        this.courier = courier;
        this.tables = tables;
        this.atomically = atomically;
        this.settings = settings;
    }

    void start(WakeUps wakeUps) {
        subscription =
                Flux.merge(
                                wakeUps.to(courier.link()),
                                Flux.interval(Duration.ZERO, settings.poll())
                                        .map(_ -> courier.link()))
                        .onBackpressureLatest()
                        .flatMap(_ -> drain(), BATCHES_AT_ONCE, 1)
                        .subscribe();
    }

    void stop() {
        var current = subscription;
        if (current != null) current.dispose();
    }

    /** Delivers until nothing is due. */
    private Mono<Void> drain() {
        return deliverBatch()
                .expand(gone -> gone > 0 ? deliverBatch() : Mono.empty())
                .then()
                .doOnError(
                        failure ->
                                log.warn(
                                        "outbox link {} is not served: {}",
                                        courier.link(),
                                        failure.toString()))
                .onErrorComplete();
    }

    /** A row that cannot be marked does not cost the others of its batch their calls. */
    private Mono<Long> deliverBatch() {
        return Mono.defer(
                        () ->
                                tables.claim(courier.link(), courier.capacity(settings.batch()))
                                        .collectList()
                                        .as(atomically::commit))
                .flatMapMany(Flux::fromIterable)
                .flatMapDelayError(this::deliver, settings.batch(), 1)
                .filter(gone -> gone)
                .count();
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
            log.error("outbox row {} to {} is dead: {}", row.id(), row.link(), reason);
            return tables.bury(row, reason).thenReturn(true);
        }
        log.warn(
                "outbox row {} to {} failed at try {}: {}",
                row.id(),
                row.link(),
                row.tries() + 1,
                reason);
        return tables.retry(row, reason).thenReturn(false);
    }
}

package plusone.outbox;

import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a change leaves word for another service: the row is written in the transaction of the
 * change, and the link's relay is woken when that has committed.
 */
public final class Outbox {

    private final OutboxTables tables;
    private final Traces traces;
    private final JsonMapper json;
    private final WakeUps wakeUps;

    Outbox(OutboxTables tables, Traces traces, JsonMapper json, WakeUps wakeUps) {
        this.tables = tables;
        this.traces = traces;
        this.json = json;
        this.wakeUps = wakeUps;
    }

    /**
     * Adds a call to be made after the commit. Call it while the aggregate's own row is locked:
     * only then is the order of ids the order of commits. Fails outside a transaction.
     */
    public Mono<Void> add(OutboxEntry entry) {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .doOnNext(
                        transaction ->
                                transaction.registerSynchronization(wakeAfterCommit(entry.link())))
                .then(traces.current())
                .flatMap(
                        trace ->
                                tables.insert(
                                        entry,
                                        json.writeValueAsString(entry.body()),
                                        trace.orElse(null)));
    }

    private TransactionSynchronization wakeAfterCommit(String link) {
        return new TransactionSynchronization() {
            @Override
            public Mono<Void> afterCommit() {
                return Mono.fromRunnable(() -> wakeUps.wake(link));
            }
        };
    }
}

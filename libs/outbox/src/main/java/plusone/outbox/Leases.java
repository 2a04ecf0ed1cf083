package plusone.outbox;

import java.time.Duration;
import plusone.transactions.Atomically;
import reactor.core.publisher.Mono;

/** What a receiver may do with a row while it delivers it. */
public final class Leases {

    private final OutboxTables tables;
    private final Atomically atomically;

    Leases(OutboxTables tables, Atomically atomically) {
        this.tables = tables;
        this.atomically = atomically;
    }

    /**
     * Makes the lease last so much longer than one that begins now, for a call that takes longer
     * than the others of its service: so long no relay delivers the row again, whatever becomes of
     * this one. Fails with {@link LeaseLostException} where another relay may have the row already:
     * then the call must not be made.
     */
    public Mono<Void> extend(OutboxRow row, Duration more) {
        return tables.extend(row, more)
                .as(atomically::commit)
                .filter(extended -> extended)
                .switchIfEmpty(Mono.error(() -> new LeaseLostException(row.id())))
                .then();
    }

    /**
     * Takes the row out of the order of its aggregate: those behind it no longer wait for it. Does
     * nothing where the lease has gone to another relay.
     */
    public Mono<Void> setAside(OutboxRow row) {
        return tables.setAside(row).as(atomically::commit);
    }
}

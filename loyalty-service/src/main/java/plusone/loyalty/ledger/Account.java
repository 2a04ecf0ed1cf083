package plusone.loyalty.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member's account as it is in the database, or will be after the flush.
 *
 * @param id the member's id
 * @param seq number of its last entry; 0 where there is none
 * @param chain hash of its last entry
 * @param dueAt the earliest moment at which time alone may change it
 */
record Account(
        UUID id,
        Status status,
        long seq,
        Standing standing,
        Hash chain,
        Instant recordedAt,
        @Nullable Instant dueAt) {

    /** What the account may do. */
    enum Status {
        ACTIVE,
        /** Earns, receives and is charged back; spends nothing. */
        FROZEN
    }

    static Account opened(UUID id, Instant now) {
        return new Account(id, Status.ACTIVE, 0, Standing.NOTHING, Hash.NONE, now, null);
    }

    /** After points moved or changed their state. */
    Account after(Movement movement) {
        return new Account(id, status, seq, standing.plus(movement), chain, recordedAt, dueAt);
    }

    /** After one more entry, which has its figures. */
    Account after(Entry.OfMember entry, Instant now) {
        return new Account(id, status, entry.seq(), entry.after(), entry.hash(), now, dueAt);
    }

    Account dueAt(@Nullable Instant moment) {
        return new Account(id, status, seq, standing, chain, recordedAt, moment);
    }

    boolean isFrozen() {
        return status == Status.FROZEN;
    }

    /** Whether time alone has changed it by now. */
    boolean isDue(Instant now) {
        return dueAt != null && !dueAt.isAfter(now);
    }
}

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
        ACTIVE
    }

    static Account opened(UUID id, Instant now) {
        return new Account(id, Status.ACTIVE, 0, Standing.NOTHING, Hash.NONE, now, null);
    }

    /** After one more entry. */
    Account after(Entry.OfMember entry, Instant now) {
        return new Account(id, status, entry.seq(), entry.after(), entry.hash(), now, dueAt);
    }

    Account dueAt(@Nullable Instant moment) {
        return new Account(id, status, seq, standing, chain, recordedAt, moment);
    }
}

package plusone.loyalty.ledger;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;

/**
 * What a command did.
 *
 * @param id of the transaction
 * @param points as they were asked for, without sign
 * @param balance of the member whom the command names, right after it
 * @param replayed whether this is the answer to an earlier sending
 */
public record Receipt(
        UUID id,
        String type,
        long points,
        Instant occurredAt,
        BalanceAfter balance,
        @JsonIgnore boolean replayed)
        implements Outcome {

    /** The figures of an account right after a transaction, in points. */
    public record BalanceAfter(long available, long pending, long held, long debt) {

        static BalanceAfter of(Standing standing) {
            return new BalanceAfter(
                    standing.available(), standing.pending(), standing.held(), standing.debt());
        }
    }

    static Receipt of(Transaction transaction, Entry.OfMember leg) {
        return new Receipt(
                transaction.id(),
                transaction.facts().type().name(),
                Math.abs(leg.points()),
                transaction.facts().occurredAt(),
                BalanceAfter.of(leg.after()),
                false);
    }

    Receipt replay() {
        return new Receipt(id, type, points, occurredAt, balance, true);
    }
}

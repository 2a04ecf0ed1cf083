package plusone.loyalty.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plusone.idempotency.Operation;

/** What the ledger can be asked to do. All points are 1 to 1,000,000,000. */
public sealed interface Command {

    /**
     * By which a repetition is recognised; null where whoever submits it has seen to that in the
     * same transaction.
     */
    @Nullable Operation operation();

    /** When it happened, as far as the caller knows. */
    Instant occurredAt();

    /** Why, and for what. */
    Remark remark();

    /** Credits points that are available at once and expire by the default rule. */
    record Earn(
            @Nullable Operation operation,
            UUID memberId,
            long points,
            Instant occurredAt,
            Remark remark)
            implements Command {}

    /** Takes available points, oldest expiry first. */
    record Spend(
            @Nullable Operation operation,
            UUID memberId,
            long points,
            Instant occurredAt,
            Remark remark)
            implements Command {}

    /** Moves available points to another member; they keep their expiry dates. */
    record Transfer(
            @Nullable Operation operation,
            UUID memberId,
            UUID toMemberId,
            long points,
            Instant occurredAt,
            Remark remark)
            implements Command {}

    /** Takes a whole transaction back. */
    record Reverse(
            @Nullable Operation operation, UUID transactionId, Instant occurredAt, Remark remark)
            implements Command {}
}

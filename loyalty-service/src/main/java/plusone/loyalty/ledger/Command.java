package plusone.loyalty.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plusone.idempotency.Operation;

/**
 * What the ledger can be asked to do. All points are 1 to 1,000,000,000.
 *
 * @param <O> what it comes to
 */
public sealed interface Command<O extends Outcome> extends Errand {

    /**
     * By which a repetition is recognised; null where whoever submits it has seen to that in the
     * same transaction.
     */
    @Nullable Operation operation();

    /** When it happened, as far as the caller knows. */
    Instant occurredAt();

    /** What it comes to: a receipt of a transaction, or of a hold. */
    Class<O> outcome();

    /** It moves points at once. */
    sealed interface OfPoints extends Command<Receipt> {

        /** Why, and for what. */
        Remark remark();

        @Override
        default Class<Receipt> outcome() {
            return Receipt.class;
        }
    }

    /** It reserves points, or resolves what is reserved. */
    sealed interface OfHold extends Command<HoldReceipt> {

        @Override
        default Class<HoldReceipt> outcome() {
            return HoldReceipt.class;
        }
    }

    /**
     * Credits points.
     *
     * @param availableAt when they can be spent; null or a moment that has passed: at once
     * @param expiresOn the last day on which they can be spent; null: by the installation's rule
     */
    record Earn(
            @Nullable Operation operation,
            UUID memberId,
            long points,
            @Nullable Instant availableAt,
            @Nullable LocalDate expiresOn,
            Instant occurredAt,
            Remark remark)
            implements OfPoints {

        /** Points that are available at once and expire by the installation's rule. */
        public Earn(
                @Nullable Operation operation,
                UUID memberId,
                long points,
                Instant occurredAt,
                Remark remark) {
            this(operation, memberId, points, null, null, occurredAt, remark);
        }

        /** Whether the caller chose a date, and so may need a lot that nobody else would. */
        boolean hasDates() {
            return availableAt != null || expiresOn != null;
        }
    }

    /** Takes available points, oldest expiry first. */
    record Spend(
            @Nullable Operation operation,
            UUID memberId,
            long points,
            Instant occurredAt,
            Remark remark)
            implements OfPoints {}

    /** Moves available points to another member; they keep their expiry dates. */
    record Transfer(
            @Nullable Operation operation,
            UUID memberId,
            UUID toMemberId,
            long points,
            Instant occurredAt,
            Remark remark)
            implements OfPoints {}

    /**
     * Takes a transaction back.
     *
     * @param points how many of its points; null: all that are left of it
     */
    record Reverse(
            @Nullable Operation operation,
            UUID transactionId,
            @Nullable Long points,
            Instant occurredAt,
            Remark remark)
            implements OfPoints {}

    /**
     * Reserves available points, oldest expiry first.
     *
     * @param reference the caller's own name for what they are for
     * @param ttl how long, from 1 minute to 7 days
     */
    record Place(
            @Nullable Operation operation,
            UUID memberId,
            long points,
            String reference,
            Duration ttl,
            Instant occurredAt)
            implements OfHold {}

    /**
     * Takes what is reserved.
     *
     * @param points how many of them, the rest is released; null: all
     * @param actor who asked for it, where a person did
     */
    record Capture(
            @Nullable Operation operation,
            UUID holdId,
            @Nullable Long points,
            Instant occurredAt,
            @Nullable String actor)
            implements OfHold {}

    /** Gives back what is reserved. */
    record Release(@Nullable Operation operation, UUID holdId, Instant occurredAt)
            implements OfHold {}
}

package plusone.referral.referral;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one side gets.
 *
 * @param points 1 or more: who gets none has no payout
 * @param dueAt when the return period ends; null where there is none
 * @param reason set where it is denied
 * @param transactionId set where it is paid
 */
public record Payout(
        UUID id,
        Side side,
        long points,
        Status status,
        @Nullable Instant dueAt,
        @Nullable Reason reason,
        @Nullable UUID transactionId) {

    /** WAITING for the end of the return period, PENDING on its way to loyalty. */
    public enum Status {
        WAITING,
        PENDING,
        PAID,
        DENIED
    }

    /** A payout that waits for the end of the return period, if there is one. */
    public static Payout waiting(UUID id, Side side, long points, @Nullable Instant dueAt) {
        return new Payout(id, side, points, Status.WAITING, dueAt, null, null);
    }

    /** Whether nothing more will come of it. */
    public boolean isSettled() {
        return status == Status.PAID || status == Status.DENIED;
    }

    boolean is(Status other) {
        return status == other;
    }

    boolean isDue(Instant now) {
        return dueAt == null || !dueAt.isAfter(now);
    }

    Payout pending() {
        return new Payout(id, side, points, Status.PENDING, dueAt, null, null);
    }

    Payout paid(UUID transaction) {
        return new Payout(id, side, points, Status.PAID, dueAt, null, transaction);
    }

    Payout denied(Reason why) {
        return new Payout(id, side, points, Status.DENIED, dueAt, why, null);
    }
}

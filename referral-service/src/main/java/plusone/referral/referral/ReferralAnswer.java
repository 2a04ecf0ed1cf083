package plusone.referral.referral;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A referral as the API shows it.
 *
 * @param friendExternalId absent in what is kept of an answer
 * @param explanation the reason in words that a customer may read
 * @param wouldChange what would make it another answer
 * @param nextStep what comes next, and from whom
 */
public record ReferralAnswer(
        UUID id,
        UUID programmeId,
        Referral.Status status,
        @Nullable Reason reason,
        @Nullable String explanation,
        @Nullable String wouldChange,
        UUID advocateMemberId,
        @Nullable String friendExternalId,
        Instant registeredAt,
        Instant expiresAt,
        Instant updatedAt,
        List<PayoutAnswer> payouts,
        List<TimelineEntry> timeline,
        String nextStep) {

    /** The whole referral. */
    public static ReferralAnswer of(Referral referral) {
        var attribution = referral.attribution();
        var reason = referral.reason();
        return new ReferralAnswer(
                attribution.id(),
                attribution.programmeId(),
                referral.status(),
                reason,
                reason == null ? null : reason.sentence(),
                reason == null ? null : reason.wouldChange(),
                attribution.advocateMemberId(),
                attribution.friendExternalId(),
                attribution.registeredAt(),
                attribution.expiresAt(),
                referral.updatedAt(),
                referral.payouts().stream().map(PayoutAnswer::of).toList(),
                referral.timeline(),
                NextSteps.of(referral));
    }

    /** The same with the friend's id, or without one, as it may be kept for ever. */
    public ReferralAnswer withFriend(@Nullable String externalId) {
        return new ReferralAnswer(
                id,
                programmeId,
                status,
                reason,
                explanation,
                wouldChange,
                advocateMemberId,
                externalId,
                registeredAt,
                expiresAt,
                updatedAt,
                payouts,
                timeline,
                nextStep);
    }

    /** A payout as the API shows it. */
    public record PayoutAnswer(
            Side side,
            long points,
            Payout.Status status,
            @Nullable Instant dueAt,
            @Nullable Reason reason,
            @Nullable UUID transactionId) {

        /** Of a payout. */
        public static PayoutAnswer of(Payout payout) {
            return new PayoutAnswer(
                    payout.side(),
                    payout.points(),
                    payout.status(),
                    payout.dueAt(),
                    payout.reason(),
                    payout.transactionId());
        }
    }
}

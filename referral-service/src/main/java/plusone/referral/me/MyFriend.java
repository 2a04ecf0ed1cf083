package plusone.referral.me;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plusone.referral.referral.Reason;
import plusone.referral.referral.Referral;
import plusone.referral.referral.ReferralAnswer.PayoutAnswer;
import plusone.referral.referral.Side;

/**
 * A friend that a customer referred, without anything about the friend.
 *
 * @param payout what the customer gets; absent until the friend did what is rewarded
 */
record MyFriend(
        UUID id,
        String programme,
        Referral.Status status,
        @Nullable Reason reason,
        @Nullable String explanation,
        Instant registeredAt,
        Instant expiresAt,
        @Nullable PayoutAnswer payout) {

    static MyFriend of(Referral referral) {
        var reason = referral.reason();
        return new MyFriend(
                referral.id(),
                referral.attribution().programme(),
                referral.status(),
                reason,
                reason == null ? null : reason.sentence(),
                referral.attribution().registeredAt(),
                referral.attribution().expiresAt(),
                referral.payouts().stream()
                        .filter(it -> it.side() == Side.ADVOCATE)
                        .findFirst()
                        .map(PayoutAnswer::of)
                        .orElse(null));
    }
}

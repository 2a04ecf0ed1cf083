package plusone.referral.referral;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which referrals are asked for; null means all.
 *
 * @param partner whose referrals
 */
record ReferralFilter(
        @Nullable String partner,
        Referral.@Nullable Status status,
        @Nullable String friendExternalId,
        @Nullable Instant updatedAfter) {}

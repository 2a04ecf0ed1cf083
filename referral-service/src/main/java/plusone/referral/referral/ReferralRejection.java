package plusone.referral.referral;

import java.util.UUID;

/** Why something about a referral is refused. */
sealed interface ReferralRejection {

    record NotFound(UUID referralId) implements ReferralRejection {}
}

package plusone.referral.registration;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plusone.referral.referral.Referral;

/**
 * Answer to a registration.
 *
 * @param friendExternalId absent in what is kept of an answer
 */
record Registered(
        UUID id,
        Referral.Status status,
        UUID advocateMemberId,
        @Nullable String friendExternalId,
        Instant expiresAt) {

    /** As it may be kept for ever. */
    static Registered figures(Referral referral) {
        return new Registered(
                referral.id(),
                referral.status(),
                referral.attribution().advocateMemberId(),
                null,
                referral.attribution().expiresAt());
    }

    Registered withFriend(String externalId) {
        return new Registered(id, status, advocateMemberId, externalId, expiresAt);
    }
}

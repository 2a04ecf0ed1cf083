package plusone.referral.referral;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plusone.callers.Caller;

/**
 * This friend belongs to that advocate: what never changes of a referral.
 *
 * @param id of the referral
 * @param programme the programme's name
 * @param partner who registered it; null for a service
 * @param expiresAt until when a conversion counts
 */
public record Attribution(
        UUID id,
        UUID programmeId,
        String programme,
        UUID advocateId,
        UUID advocateMemberId,
        @Nullable String partner,
        String friendExternalId,
        Instant registeredAt,
        Instant expiresAt) {

    /** Whether this caller may see it: a partner its own only. */
    public boolean isVisibleTo(Caller caller) {
        return caller.partnerId() == null || caller.partnerId().equals(partner);
    }
}

package plusone.referral.advocate;

import java.time.Instant;
import java.util.UUID;

/**
 * A member who refers, in one programme.
 *
 * @param externalId the member's id at the house's identity provider
 */
public record Advocate(
        UUID id,
        UUID programmeId,
        UUID memberId,
        String externalId,
        Code code,
        Instant createdAt) {}

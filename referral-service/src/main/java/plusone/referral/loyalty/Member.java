package plusone.referral.loyalty;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.UUID;

/**
 * What referral reads of a member.
 *
 * @param externalId the customer's id at the house's identity provider
 * @param createdAt since when they are a member
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Member(UUID id, String externalId, Instant createdAt) {}

package plusone.referral.loyalty;

import java.util.UUID;

/**
 * Points to be credited.
 *
 * @param reason what for, in words a member reads
 * @param reference by which the credit is found again
 */
public record Earning(UUID memberId, long points, String reason, String reference) {}

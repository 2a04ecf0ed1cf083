package plusone.referral.referral;

/**
 * What has come of an advocate's invitations.
 *
 * @param invited friends registered
 * @param rewarded those of them for whom everything is paid
 */
public record Tally(long invited, long rewarded) {}

package plusone.referral.referral;

import java.time.Instant;

/**
 * Something that happened to a referral.
 *
 * @param status the referral's status after it
 * @param text what happened, in words; no personal data
 */
public record TimelineEntry(Referral.Status status, Instant at, String text) {}

/**
 * The referral itself: its states, its payouts, its timeline, and how it is read. Every change of
 * it goes through {@link plusone.referral.referral.Referrals}.
 */
@NullMarked
package plusone.referral.referral;

import org.jspecify.annotations.NullMarked;

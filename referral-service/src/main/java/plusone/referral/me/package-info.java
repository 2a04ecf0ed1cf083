/** What customers see of their own referrals. */
@NullMarked
package plusone.referral.me;

import org.jspecify.annotations.NullMarked;

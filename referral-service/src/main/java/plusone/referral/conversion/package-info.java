/** Conversions: the friend did the rewarded thing. */
@NullMarked
package plusone.referral.conversion;

import org.jspecify.annotations.NullMarked;

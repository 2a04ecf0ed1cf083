/**
 * The loyalty service as referral needs it: who is a member, enrolling a friend, crediting points.
 */
@NullMarked
package plusone.referral.loyalty;

import org.jspecify.annotations.NullMarked;

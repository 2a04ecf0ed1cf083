/** Registering a referral: this friend belongs to that advocate. */
@NullMarked
package plusone.referral.registration;

import org.jspecify.annotations.NullMarked;

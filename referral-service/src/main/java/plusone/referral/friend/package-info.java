/**
 * All personal data that referral keeps: how a friend can be reached, and from where they came. It
 * lies in tables of its own and leaves them only for the enrolment.
 */
@NullMarked
package plusone.referral.friend;

import org.jspecify.annotations.NullMarked;

/**
 * Advocates: members who refer, their codes, and the visits that the links with those codes bring.
 */
@NullMarked
package plusone.referral.advocate;

import org.jspecify.annotations.NullMarked;

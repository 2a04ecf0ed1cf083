/** Programmes: what a referral earns, and under which conditions. Marketing sets them up. */
@NullMarked
package plusone.referral.programme;

import org.jspecify.annotations.NullMarked;

/**
 * From a conversion to points: approves what is due, judges who could not be judged before, and has
 * loyalty enrol and credit.
 */
@NullMarked
package plusone.referral.settlement;

import org.jspecify.annotations.NullMarked;

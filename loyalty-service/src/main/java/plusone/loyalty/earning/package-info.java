/**
 * Earning: what a member did is held against the running campaigns, and what they award is credited
 * in the same commit.
 */
@NullMarked
package plusone.loyalty.earning;

import org.jspecify.annotations.NullMarked;

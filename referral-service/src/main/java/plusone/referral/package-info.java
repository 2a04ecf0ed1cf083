/**
 * The referral service: who referred whom, and what both get for it. Each package below is one
 * feature; they speak to each other through the few public types of each.
 */
@NullMarked
package plusone.referral;

import org.jspecify.annotations.NullMarked;

/**
 * The loyalty service: what members earn and spend. Each package below is one feature; they speak
 * to each other through the few public types of each.
 */
@NullMarked
package plusone.loyalty;

import org.jspecify.annotations.NullMarked;

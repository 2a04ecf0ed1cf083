/** Loyalty's part of a customer's home screen. */
@NullMarked
package plusone.loyalty.home;

import org.jspecify.annotations.NullMarked;

/**
 * The edge: everything from outside comes through here, and nothing of the business is decided
 * here.
 */
@NullMarked
package plusone.gateway;

import org.jspecify.annotations.NullMarked;

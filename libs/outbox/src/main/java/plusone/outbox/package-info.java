/**
 * Calls to other services that leave with the commit: a row is written beside the change it tells
 * of, and a relay delivers it until the receiver has it.
 */
@NullMarked
package plusone.outbox;

import org.jspecify.annotations.NullMarked;

/**
 * Messages: one intent to one member, delivered on channels. A message for a member whose contact
 * has not arrived waits until it has.
 */
@NullMarked
package plusone.notification.message;

import org.jspecify.annotations.NullMarked;

/** Email: takes a delivery from the outbox to the mail server, and notes what became of it. */
@NullMarked
package plusone.notification.email;

import org.jspecify.annotations.NullMarked;

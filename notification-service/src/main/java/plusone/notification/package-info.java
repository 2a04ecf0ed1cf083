/**
 * The notification service: messages to members, in their inbox and by email. It calls no other
 * service: whom a message reaches, and in which language, it knows from its own copy of each
 * member's contact.
 */
@NullMarked
package plusone.notification;

import org.jspecify.annotations.NullMarked;

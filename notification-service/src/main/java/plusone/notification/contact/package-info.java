/**
 * Contacts: where and how a member is reached, as loyalty told us. Whatever names a person lies
 * here and in the inbox.
 */
@NullMarked
package plusone.notification.contact;

import org.jspecify.annotations.NullMarked;

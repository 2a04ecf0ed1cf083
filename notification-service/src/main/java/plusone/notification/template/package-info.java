/** Templates: the words of a message in several languages, and the data that they are made with. */
@NullMarked
package plusone.notification.template;

import org.jspecify.annotations.NullMarked;

/** The inbox: what a customer finds in the app, and its part of the home screen. */
@NullMarked
package plusone.notification.inbox;

import org.jspecify.annotations.NullMarked;

package plusone.notification.inbox;

import java.time.Instant;
import java.util.List;

/**
 * Notification's part of the home screen.
 *
 * @param asOf when it was read
 */
record Home(Part inbox, Instant asOf) {

    /**
     * @param latest up to three items, newest first
     */
    record Part(long unread, List<InboxItem> latest) {

        static final Part EMPTY = new Part(0, List.of());
    }
}

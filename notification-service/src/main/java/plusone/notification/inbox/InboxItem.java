package plusone.notification.inbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a customer finds in the inbox.
 *
 * @param id also the id of the message
 * @param readAt null while unread
 */
record InboxItem(UUID id, String title, String text, Instant sentAt, @Nullable Instant readAt) {}

package plusone.notification.message;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message on a channel.
 *
 * @param reason why it is suppressed, dead or tried again; null for the other states
 * @param queuedAt when it was put on its way, or began to wait for the member's contact
 */
record Delivery(
        UUID id,
        UUID messageId,
        UUID memberId,
        Channel channel,
        Status status,
        @Nullable String reason,
        Instant queuedAt) {

    /** Ways to a member. */
    enum Channel {
        INBOX,
        EMAIL
    }

    /** How far a delivery has come. */
    enum Status {
        /** It is on its way, or waits for the member's contact. */
        QUEUED,
        /** The last try failed; there will be another. */
        RETRYING,
        DELIVERED,
        /** It is not to be delivered, for a reason that is no failure. */
        SUPPRESSED,
        /** It failed, and no further try would help. */
        DEAD;

        boolean isOpen() {
            return this == QUEUED || this == RETRYING;
        }
    }
}

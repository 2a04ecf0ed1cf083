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
        /** It has been handed over; whether it is taken has not been said. */
        SENDING,
        /** The last try failed, or was not answered; there will be another. */
        RETRYING,
        DELIVERED,
        /** It is not to be delivered, for a reason that is no failure. */
        SUPPRESSED,
        /** It failed for good, unless somebody revives it. */
        DEAD;

        boolean isDone() {
            return this == DELIVERED || this == SUPPRESSED;
        }
    }
}

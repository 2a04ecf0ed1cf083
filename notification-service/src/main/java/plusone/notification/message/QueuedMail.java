package plusone.notification.message;

import java.util.UUID;

/**
 * A mail in the outbox: an id only, whom it is for and what it says is looked up when it leaves.
 */
public record QueuedMail(UUID deliveryId) {

    /** The outbox link that mails leave by. */
    public static final String LINK = "smtp";
}

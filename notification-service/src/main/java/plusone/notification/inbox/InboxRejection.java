package plusone.notification.inbox;

import java.util.UUID;

/** Why a customer's wish for the inbox is refused. */
sealed interface InboxRejection {

    /** There is none, or it is somebody else's. */
    record ItemNotFound(UUID id) implements InboxRejection {}
}

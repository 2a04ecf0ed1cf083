package plusone.notification.message;

import java.util.UUID;

/** Why a message cannot be shown. */
sealed interface MessageRejection {

    record MessageNotFound(UUID id) implements MessageRejection {}
}

package plusone.notification.message;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A mail that is due.
 *
 * @param template name of the template of its words
 * @param data what they are made with
 * @param queuedAt when it was put on its way
 * @param isUnanswered whether an earlier try went out whose end nobody has noted
 */
public record Due(
        UUID deliveryId,
        UUID memberId,
        String template,
        Map<String, Object> data,
        Instant queuedAt,
        boolean isUnanswered) {}

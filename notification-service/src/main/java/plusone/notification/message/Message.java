package plusone.notification.message;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One intent to one member.
 *
 * @param data what the words are made with; null where the member's contact has been deleted
 */
record Message(
        UUID id,
        UUID memberId,
        String template,
        @Nullable Map<String, Object> data,
        boolean critical,
        Instant acceptedAt) {

    Message withoutData() {
        return new Message(id, memberId, template, null, critical, acceptedAt);
    }
}

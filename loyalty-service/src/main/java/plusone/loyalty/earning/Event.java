package plusone.loyalty.earning;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something a member did, as it is kept.
 *
 * @param caller who told of it
 * @param transactionId what it earned; null where it earned nothing
 */
record Event(
        UUID id,
        String caller,
        PostEvent told,
        UUID memberId,
        Instant recordedAt,
        @Nullable UUID transactionId) {}

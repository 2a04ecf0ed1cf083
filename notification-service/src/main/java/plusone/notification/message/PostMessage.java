package plusone.notification.message;

import jakarta.validation.constraints.NotNull;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plusone.contract.Identifier;
import plusone.contract.InvalidRequest;
import plusone.contract.JsonSize;
import plusone.contract.Length;
import plusone.idempotency.IdempotencyKey;

/**
 * A message as a caller sends it.
 *
 * @param dedupeKey the caller's own name for it, the call's idempotency key
 * @param critical whether it may come at any hour; false where the caller does not say
 */
record PostMessage(
        @NotNull UUID memberId,
        @NotNull @Identifier(max = 100) String template,
        @NotNull @JsonSize(max = 65_536) Map<String, Object> data,
        @NotNull @Length(max = 255) String dedupeKey,
        @Nullable Boolean critical) {

    /** Left out and false are the same, so they are the same request too. */
    PostMessage {
        critical = Boolean.TRUE.equals(critical);
    }

    /** Fails with 400 where it has another form. */
    IdempotencyKey key() {
        if (!IdempotencyKey.isValid(dedupeKey))
            throw InvalidRequest.of("/dedupeKey", "must be 1 to 255 visible ASCII characters");
        return new IdempotencyKey(dedupeKey);
    }

    boolean isCritical() {
        return Boolean.TRUE.equals(critical);
    }
}

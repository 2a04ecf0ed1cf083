package plusone.loyalty.earning;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plusone.contract.Identifier;
import plusone.contract.InvalidRequest;
import plusone.contract.JsonSize;
import plusone.contract.Length;
import plusone.idempotency.IdempotencyKey;
import plusone.loyalty.campaign.Money;

/**
 * Body of {@code POST /v1/events}: something a member did.
 *
 * @param eventId the caller's own name for it, also the idempotency key
 */
record PostEvent(
        @NotNull @Length(max = 255) String eventId,
        @NotNull @Identifier(max = 100) String type,
        @Nullable UUID memberId,
        @Nullable @Identifier String externalId,
        @NotNull Instant occurredAt,
        @Nullable @Valid Money amount,
        @Nullable @Size(max = 50) @JsonSize(max = 16_384) Map<String, Object> attributes) {

    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final Duration BACK = Duration.ofDays(400);

    IdempotencyKey key() {
        if (!IdempotencyKey.isValid(eventId)) {
            throw InvalidRequest.of("/eventId", "must be 1 to 255 visible ASCII characters");
        }
        return new IdempotencyKey(eventId);
    }

    /**
     * Refuses what no annotation can say; not before the key was looked up, as a repetition may
     * come late.
     */
    PostEvent checked(Instant now) {
        if ((memberId == null) == (externalId == null)) {
            throw InvalidRequest.of("/memberId", "or externalId is needed, and not both");
        }
        if (occurredAt.isAfter(now.plus(AHEAD))) {
            throw InvalidRequest.of("/occurredAt", "may be at most 5 minutes ahead");
        }
        if (occurredAt.isBefore(now.minus(BACK))) {
            throw InvalidRequest.of("/occurredAt", "may be at most 400 days back");
        }
        return this;
    }

    Map<String, Object> attributesOrNone() {
        return attributes == null ? Map.of() : attributes;
    }
}

package plusone.referral.conversion;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import plusone.contract.Identifier;
import plusone.referral.friend.Circumstance;
import plusone.referral.programme.Money;

/**
 * Body of {@code POST /v1/referrals/{id}/conversions}.
 *
 * @param eventId the caller's own name for what happened
 * @param type the programme's qualifying event where it is not given
 */
record ConversionRequest(
        @NotNull @Identifier String eventId,
        @Nullable @Identifier(max = 100) String type,
        @Nullable @Valid Money amount,
        @NotNull Instant occurredAt,
        @Nullable @Valid Circumstance context) {}

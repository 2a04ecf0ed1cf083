package plusone.loyalty.ledger;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plusone.contract.InvalidRequest;
import plusone.idempotency.Operation;

/** Body of {@code POST /v1/transactions}. */
record PostTransaction(
        @NotNull Type type,
        @NotNull UUID memberId,
        @Nullable UUID toMemberId,
        @NotNull @Min(1) @Max(1_000_000_000) Long points,
        @NotBlank @Size(max = 500) String reason,
        @Nullable @Size(min = 1, max = 200) String reference) {

    enum Type {
        EARN,
        SPEND,
        TRANSFER
    }

    Command toCommand(Operation operation, Instant now, @Nullable String actor) {
        var remark = new Remark(reason, reference, actor);
        return switch (type) {
            case EARN -> {
                refuseRecipient();
                yield new Command.Earn(operation, memberId, points, now, remark);
            }
            case SPEND -> {
                refuseRecipient();
                yield new Command.Spend(operation, memberId, points, now, remark);
            }
            case TRANSFER ->
                    new Command.Transfer(operation, memberId, recipient(), points, now, remark);
        };
    }

    private UUID recipient() {
        if (toMemberId == null) throw InvalidRequest.of("/toMemberId", "is needed for a transfer");
        return toMemberId;
    }

    private void refuseRecipient() {
        if (toMemberId != null)
            throw InvalidRequest.of("/toMemberId", "belongs to a transfer only");
    }
}

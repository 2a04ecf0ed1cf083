package plusone.loyalty.ledger;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plusone.contract.Identifier;
import plusone.contract.InvalidRequest;
import plusone.contract.Length;
import plusone.contract.Visible;
import plusone.idempotency.Operation;

/** Body of {@code POST /v1/transactions}. */
record PostTransaction(
        @NotNull Type type,
        @NotNull UUID memberId,
        @Nullable UUID toMemberId,
        @NotNull @Min(1) @Max(1_000_000_000) Long points,
        @NotNull @Visible @Length(max = 500) String reason,
        @Nullable @Identifier String reference,
        @Nullable Instant availableAt,
        @Nullable LocalDate expiresOn) {

    enum Type {
        EARN,
        SPEND,
        TRANSFER
    }

    Command.OfPoints toCommand(Operation operation, Instant now, @Nullable String actor) {
        var remark = new Remark(reason, reference, actor);
        refuseStrangers();
        return switch (type) {
            case EARN ->
                    new Command.Earn(
                            operation, memberId, points, availableAt, expiresOn, now, remark);
            case SPEND -> new Command.Spend(operation, memberId, points, now, remark);
            case TRANSFER ->
                    new Command.Transfer(operation, memberId, recipient(), points, now, remark);
        };
    }

    private void refuseStrangers() {
        if (toMemberId != null && type != Type.TRANSFER)
            throw InvalidRequest.of("/toMemberId", "belongs to a transfer only");
        if (availableAt != null && type != Type.EARN)
            throw InvalidRequest.of("/availableAt", "belongs to an earning only");
        if (expiresOn != null && type != Type.EARN)
            throw InvalidRequest.of("/expiresOn", "belongs to an earning only");
        if (expiresOn != null && expiresOn.isAfter(Lot.NEVER))
            throw InvalidRequest.of("/expiresOn", "must be 9999-12-31, which is never, or before");
    }

    private UUID recipient() {
        if (toMemberId == null) throw InvalidRequest.of("/toMemberId", "is needed for a transfer");
        return toMemberId;
    }
}

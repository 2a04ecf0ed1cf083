package plusone.loyalty.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A transaction with all its entries, whose points sum to zero.
 *
 * @param reverses the transaction that it takes back
 * @param expiresOn the last day on which the points of an earning can be spent
 * @param availableAt from when on they can be; absent where that was at once
 */
record TransactionDetail(
        UUID id,
        String type,
        @Nullable UUID reverses,
        @Nullable LocalDate expiresOn,
        @Nullable Instant availableAt,
        String reason,
        @Nullable String reference,
        @Nullable String actor,
        Instant occurredAt,
        Instant recordedAt,
        List<Leg> entries) {

    /**
     * One entry.
     *
     * @param account {@code member}, or the name of a system account
     * @param points signed
     * @param balanceAfter points available to the member right after it
     */
    record Leg(String account, @Nullable UUID memberId, long points, @Nullable Long balanceAfter) {}
}

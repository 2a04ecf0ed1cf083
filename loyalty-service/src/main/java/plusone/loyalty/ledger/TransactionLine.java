package plusone.loyalty.ledger;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A transaction as one member sees it.
 *
 * @param points signed: what came is positive, what went is negative
 * @param balanceAfter points available right after it
 * @param seq its number in the member's account, from 1 without gaps
 */
public record TransactionLine(
        UUID id,
        String type,
        long points,
        long balanceAfter,
        String reason,
        @Nullable String reference,
        Instant occurredAt,
        Instant recordedAt,
        @JsonIgnore long seq) {}

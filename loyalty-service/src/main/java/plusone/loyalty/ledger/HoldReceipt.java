package plusone.loyalty.ledger;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;

/**
 * A hold as its caller sees it.
 *
 * @param points that are or were reserved
 * @param captured points that were taken in the end; 0 unless it is captured
 * @param status PLACED, CAPTURED, RELEASED or EXPIRED
 * @param replayed whether this is the answer to an earlier sending
 */
public record HoldReceipt(
        UUID id,
        UUID memberId,
        long points,
        long captured,
        String status,
        Instant expiresAt,
        @JsonIgnore boolean replayed)
        implements Outcome {

    static HoldReceipt of(Hold hold) {
        return new HoldReceipt(
                hold.id(),
                hold.accountId(),
                hold.points(),
                hold.captured(),
                hold.state().name(),
                hold.expiresAt(),
                false);
    }

    HoldReceipt replay() {
        return new HoldReceipt(id, memberId, points, captured, status, expiresAt, true);
    }
}

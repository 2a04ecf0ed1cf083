package plusone.loyalty.ledger;

import java.time.Instant;
import java.util.UUID;

/**
 * A member was frozen, or may go on.
 *
 * @param reason why, for people
 * @param actor who decided it
 */
record StatusChange(
        UUID id,
        UUID accountId,
        Account.Status status,
        String reason,
        String actor,
        Instant recordedAt) {}

package plusone.loyalty.ledger;

import java.time.Instant;
import java.util.UUID;

/** Why the ledger refuses a command. Nothing was changed, and the key is free. */
sealed interface LedgerRejection {

    record MemberNotFound(UUID memberId) implements LedgerRejection {}

    record TransactionNotFound(UUID transactionId) implements LedgerRejection {}

    record InsufficientPoints(long available) implements LedgerRejection {}

    record TransferToOneself() implements LedgerRejection {}

    record MemberFrozen(UUID memberId) implements LedgerRejection {}

    record ExpiryInThePast() implements LedgerRejection {}

    record AvailableAfterExpiry() implements LedgerRejection {}

    /** So many points are left of it, which is fewer than were asked for, or none. */
    record AlreadyReversed(UUID transactionId, long left) implements LedgerRejection {}

    record NotReversible(UUID transactionId, String type) implements LedgerRejection {}

    record HoldNotFound(UUID holdId) implements LedgerRejection {}

    record HoldAlreadyResolved(String status) implements LedgerRejection {}

    record HoldExpired(Instant expiredAt) implements LedgerRejection {}

    record HoldExceeded(long held) implements LedgerRejection {}

    record TooManyPoints() implements LedgerRejection {}

    /** The member has as many open holds as anybody may have. */
    record TooManyHolds(UUID memberId, int limit) implements LedgerRejection {}

    /** The member's points lie under as many different dates as anybody's may. */
    record TooManyDates(UUID memberId, int limit) implements LedgerRejection {}

    /** It was taken back in as many parts as it may be; only the rest as a whole is left. */
    record TooManyReversals(UUID transactionId, int limit, long left) implements LedgerRejection {}

    record KeyReused() implements LedgerRejection {}
}

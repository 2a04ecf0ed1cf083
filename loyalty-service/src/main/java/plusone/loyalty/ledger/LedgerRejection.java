package plusone.loyalty.ledger;

import java.util.UUID;

/** Why the ledger refuses a command. Nothing was changed, and the key is free. */
sealed interface LedgerRejection {

    record MemberNotFound(UUID memberId) implements LedgerRejection {}

    record TransactionNotFound(UUID transactionId) implements LedgerRejection {}

    record InsufficientPoints(long available) implements LedgerRejection {}

    record TransferToOneself() implements LedgerRejection {}

    record AlreadyReversed(UUID transactionId) implements LedgerRejection {}

    record NotReversible(UUID transactionId) implements LedgerRejection {}

    record TooManyPoints() implements LedgerRejection {}

    record KeyReused() implements LedgerRejection {}
}

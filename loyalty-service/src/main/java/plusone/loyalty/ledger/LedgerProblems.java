package plusone.loyalty.ledger;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import java.util.UUID;
import plusone.contract.ProblemException;
import plusone.idempotency.IdempotencyProblems;
import plusone.loyalty.ledger.LedgerRejection.AlreadyReversed;
import plusone.loyalty.ledger.LedgerRejection.InsufficientPoints;
import plusone.loyalty.ledger.LedgerRejection.KeyReused;
import plusone.loyalty.ledger.LedgerRejection.MemberNotFound;
import plusone.loyalty.ledger.LedgerRejection.NotReversible;
import plusone.loyalty.ledger.LedgerRejection.TooManyPoints;
import plusone.loyalty.ledger.LedgerRejection.TransactionNotFound;
import plusone.loyalty.ledger.LedgerRejection.TransferToOneself;

/** How the ledger's refusals look over HTTP. */
final class LedgerProblems {

    private LedgerProblems() {}

    static ProblemException of(LedgerRejection rejection) {
        return switch (rejection) {
            case MemberNotFound(UUID id) ->
                    ProblemException.of(
                            NOT_FOUND, "member-not-found", "There is no member " + id + ".");
            case TransactionNotFound(UUID id) ->
                    ProblemException.of(
                            NOT_FOUND,
                            "transaction-not-found",
                            "There is no transaction " + id + ".");
            case InsufficientPoints(long available) ->
                    ProblemException.of(
                                    CONFLICT,
                                    "insufficient-points",
                                    "Only "
                                            + available
                                            + " points are available. Ask for that many or fewer.")
                            .with("available", available);
            case TransferToOneself() ->
                    ProblemException.of(
                            BAD_REQUEST,
                            "invalid-request",
                            "A transfer needs another member as toMemberId.");
            case AlreadyReversed(UUID id) ->
                    ProblemException.of(
                            CONFLICT,
                            "already-reversed",
                            "Transaction "
                                    + id
                                    + " has been reversed; nothing is left to take back.");
            case NotReversible(UUID id) ->
                    ProblemException.of(
                            CONFLICT,
                            "not-reversible",
                            "Transaction "
                                    + id
                                    + " is a reversal, which cannot be reversed. Post a new transaction instead.");
            case TooManyPoints() ->
                    ProblemException.of(
                            CONFLICT,
                            "too-many-points",
                            "The balance would grow beyond what the ledger can count.");
            case KeyReused() -> IdempotencyProblems.reused();
        };
    }
}

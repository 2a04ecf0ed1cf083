package plusone.loyalty.ledger;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import plusone.contract.InvalidRequest;
import plusone.contract.ProblemException;
import plusone.idempotency.IdempotencyProblems;
import plusone.loyalty.ledger.LedgerRejection.AlreadyReversed;
import plusone.loyalty.ledger.LedgerRejection.AvailableAfterExpiry;
import plusone.loyalty.ledger.LedgerRejection.ExpiryInThePast;
import plusone.loyalty.ledger.LedgerRejection.HoldAlreadyResolved;
import plusone.loyalty.ledger.LedgerRejection.HoldExceeded;
import plusone.loyalty.ledger.LedgerRejection.HoldExpired;
import plusone.loyalty.ledger.LedgerRejection.HoldNotFound;
import plusone.loyalty.ledger.LedgerRejection.InsufficientPoints;
import plusone.loyalty.ledger.LedgerRejection.KeyReused;
import plusone.loyalty.ledger.LedgerRejection.MemberFrozen;
import plusone.loyalty.ledger.LedgerRejection.MemberNotFound;
import plusone.loyalty.ledger.LedgerRejection.NotReversible;
import plusone.loyalty.ledger.LedgerRejection.TooManyDates;
import plusone.loyalty.ledger.LedgerRejection.TooManyHolds;
import plusone.loyalty.ledger.LedgerRejection.TooManyPoints;
import plusone.loyalty.ledger.LedgerRejection.TooManyReversals;
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
                    InvalidRequest.of("/toMemberId", "must be another member than memberId");
            case MemberFrozen(UUID id) ->
                    ProblemException.of(
                            CONFLICT,
                            "member-frozen",
                            "Member "
                                    + id
                                    + " is frozen: points come in but do not go out until support unfreezes the account.");
            case ExpiryInThePast() ->
                    InvalidRequest.of("/expiresOn", "has passed; name today or a later day");
            case AvailableAfterExpiry() ->
                    InvalidRequest.of("/availableAt", "must not be later than expiresOn");
            case AlreadyReversed(UUID id, long left) ->
                    ProblemException.of(
                                    CONFLICT,
                                    "already-reversed",
                                    left == 0
                                            ? "Transaction "
                                                    + id
                                                    + " has been reversed; nothing is left to take back."
                                            : "Only "
                                                    + left
                                                    + " points are left of transaction "
                                                    + id
                                                    + ". Ask for that many or fewer.")
                            .with("left", left);
            case NotReversible(UUID id, String type) ->
                    ProblemException.of(
                            CONFLICT,
                            "not-reversible",
                            "Transaction "
                                    + id
                                    + " is of type "
                                    + type
                                    + ", which cannot be reversed. Post a new transaction instead.");
            case HoldNotFound(UUID id) ->
                    ProblemException.of(
                            NOT_FOUND, "hold-not-found", "There is no hold " + id + ".");
            case HoldAlreadyResolved(String status) ->
                    ProblemException.of(
                                    CONFLICT,
                                    "hold-already-resolved",
                                    "The hold has been resolved before. Read it to see how.")
                            .with("holdStatus", status);
            case HoldExpired(Instant expiredAt) ->
                    ProblemException.of(
                                    CONFLICT,
                                    "hold-expired",
                                    "The hold ran out and its points are the member's again. Place a new one.")
                            .with("expiredAt", expiredAt);
            case HoldExceeded(long held) ->
                    ProblemException.of(
                                    CONFLICT,
                                    "hold-exceeded",
                                    "The hold has only "
                                            + held
                                            + " points. Ask for that many or fewer.")
                            .with("held", held);
            case TooManyPoints() ->
                    ProblemException.of(
                            CONFLICT,
                            "too-many-points",
                            "The balance would grow beyond what the ledger can count.");
            case TooManyHolds(UUID id, int limit) ->
                    ProblemException.of(
                            CONFLICT,
                            "too-many-holds",
                            "Member "
                                    + id
                                    + " has "
                                    + limit
                                    + " open holds, which is as many as a member may have. Capture or"
                                    + " release some, or wait until they run out.");
            case TooManyDates(UUID id, int limit) ->
                    ProblemException.of(
                            CONFLICT,
                            "too-many-dates",
                            "The points of member "
                                    + id
                                    + " become available or expire on "
                                    + limit
                                    + " different dates, which is as many as there may be. Use dates"
                                    + " that are there, or name none.");
            case TooManyReversals(UUID id, int limit, long left) ->
                    ProblemException.of(
                                    CONFLICT,
                                    "too-many-reversals",
                                    "Transaction "
                                            + id
                                            + " has been taken back in "
                                            + limit
                                            + " parts, which is as many as there may be. Take back"
                                            + " all that is left at once.")
                            .with("left", left);
            case KeyReused() -> IdempotencyProblems.reused();
        };
    }

    /** So much is asked that this would wait too long; it was not begun. */
    static ProblemException busy() {
        return ProblemException.of(
                        SERVICE_UNAVAILABLE,
                        "service-unavailable",
                        "More is being asked for than can be done in time. Nothing of this was begun:"
                                + " send the same request again a little later.")
                .retryAfter(Duration.ofSeconds(1));
    }

    /** The database was lost in the middle of a commit, again and again. */
    static ProblemException unknown() {
        return ProblemException.of(
                        SERVICE_UNAVAILABLE,
                        "service-unavailable",
                        "The connection to the database was lost, and it is unknown whether this took"
                                + " effect: send the same request again, with the same key.")
                .retryAfter(Duration.ofSeconds(1));
    }
}

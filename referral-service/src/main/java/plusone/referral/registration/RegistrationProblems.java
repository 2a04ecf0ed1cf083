package plusone.referral.registration;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import plusone.contract.ProblemException;
import plusone.referral.referral.Reason;
import plusone.referral.registration.RegistrationRejection.AlreadyReferred;
import plusone.referral.registration.RegistrationRejection.CodeNotFound;
import plusone.referral.registration.RegistrationRejection.ExistingCustomer;
import plusone.referral.registration.RegistrationRejection.ProgrammeNotRunning;
import plusone.referral.registration.RegistrationRejection.SelfReferral;

/**
 * How refusals of a registration look over HTTP: the slug is the reason's code, the detail may be
 * shown to the customer, and {@code wouldChange} says what would make it another answer.
 */
final class RegistrationProblems {

    private RegistrationProblems() {}

    static ProblemException of(RegistrationRejection rejection) {
        return switch (rejection) {
            case CodeNotFound() -> problem(NOT_FOUND, Reason.CODE_NOT_FOUND);
            case ProgrammeNotRunning(var status) ->
                    problem(CONFLICT, Reason.PROGRAMME_NOT_RUNNING).with("programmeStatus", status);
            case SelfReferral() -> problem(CONFLICT, Reason.SELF_REFERRAL);
            case AlreadyReferred(@Nullable UUID own) -> alreadyReferred(own);
            case ExistingCustomer() -> problem(CONFLICT, Reason.EXISTING_CUSTOMER);
        };
    }

    private static ProblemException alreadyReferred(@Nullable UUID own) {
        var problem = problem(CONFLICT, Reason.ALREADY_REFERRED);
        return own == null ? problem : problem.with("referralId", own);
    }

    private static ProblemException problem(HttpStatus status, Reason reason) {
        return ProblemException.of(status, reason.slug(), reason.sentence())
                .with("wouldChange", reason.wouldChange());
    }
}

package plusone.referral.advocate;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import plusone.contract.ProblemException;
import plusone.referral.advocate.AdvocateRejection.CodeTaken;
import plusone.referral.advocate.AdvocateRejection.MemberNotFound;
import plusone.referral.advocate.AdvocateRejection.UnknownLink;

/** How refusals about advocates look over HTTP. */
final class AdvocateProblems {

    private AdvocateProblems() {}

    static ProblemException of(AdvocateRejection rejection) {
        return switch (rejection) {
            case MemberNotFound() ->
                    ProblemException.of(
                            NOT_FOUND,
                            "member-not-found",
                            "There is no such member. Only members refer: enrol them first.");
            case CodeTaken(Code code) ->
                    ProblemException.of(
                            CONFLICT,
                            "code-taken",
                            "The code " + code.value() + " is taken. Choose another one.");
            case UnknownLink() ->
                    ProblemException.of(
                            NOT_FOUND,
                            "code-not-found",
                            "This invitation does not exist; a letter of the link may have been lost."
                                    + " Ask whoever invited you to send it once more.");
        };
    }
}

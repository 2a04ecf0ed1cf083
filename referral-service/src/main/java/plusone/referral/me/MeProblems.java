package plusone.referral.me;

import static org.springframework.http.HttpStatus.NOT_FOUND;

import plusone.contract.ProblemException;
import plusone.referral.me.MeRejection.NotEnrolled;

/** How refusals of what a customer asks look over HTTP. */
final class MeProblems {

    private MeProblems() {}

    static ProblemException of(MeRejection rejection) {
        return switch (rejection) {
            case NotEnrolled() ->
                    ProblemException.of(
                            NOT_FOUND,
                            "not-enrolled",
                            "You are not a member yet. Join with POST /v1/me/enrolment, and get your code then.");
        };
    }
}

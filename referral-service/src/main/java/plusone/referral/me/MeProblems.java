package plusone.referral.me;

import static org.springframework.http.HttpStatus.NOT_FOUND;

import plusone.contract.ProblemException;

/** What a customer is refused. */
final class MeProblems {

    private MeProblems() {}

    static ProblemException notEnrolled() {
        return ProblemException.of(
                NOT_FOUND,
                "not-enrolled",
                "You are not a member yet. Join with POST /v1/me/enrolment, and get your code then.");
    }
}

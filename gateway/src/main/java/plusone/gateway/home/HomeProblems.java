package plusone.gateway.home;

import org.springframework.http.HttpStatus;
import plusone.contract.ProblemException;

/** What the home screen refuses. */
final class HomeProblems {

    private HomeProblems() {}

    static ProblemException notEnrolled() {
        return ProblemException.of(
                HttpStatus.NOT_FOUND,
                "not-enrolled",
                "You are not a member yet. Enrol with POST /v1/me/enrolment; the body may be {}.");
    }
}

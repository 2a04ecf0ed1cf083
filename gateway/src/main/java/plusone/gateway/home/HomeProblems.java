package plusone.gateway.home;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import plusone.contract.ProblemException;

/** What the home screen refuses. */
final class HomeProblems {

    private HomeProblems() {}

    /** The edge has let the token in: a service has not, and the customer can only sign in anew. */
    static ProblemException tokenRefused() {
        return ProblemException.of(
                        HttpStatus.UNAUTHORIZED,
                        "sign-in-required",
                        "The token is not valid for all parts of this screen: sign in again and send"
                                + " the new token.")
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
    }

    static ProblemException notAllowed() {
        return ProblemException.of(
                HttpStatus.FORBIDDEN,
                "not-allowed",
                "Your token does not carry the right for all parts of this screen.");
    }

    static ProblemException notEnrolled() {
        return ProblemException.of(
                HttpStatus.NOT_FOUND,
                "not-enrolled",
                "You are not a member yet. Enrol with POST /v1/me/enrolment; the body may be {}.");
    }
}

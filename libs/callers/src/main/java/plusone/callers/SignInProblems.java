package plusone.callers;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import plusone.contract.ProblemException;
import plusone.contract.ProblemTranslation;

/** What the sign-in check refuses. */
final class SignInProblems implements ProblemTranslation {

    @Override
    public @Nullable ProblemException translate(Throwable thrown) {
        return thrown instanceof AuthenticationServiceException ? keysOutOfReach() : null;
    }

    static ProblemException refused(AuthenticationException refused) {
        return refused instanceof OAuth2AuthenticationException ? tokenRefused() : signInRequired();
    }

    static ProblemException signInRequired() {
        return ProblemException.of(
                        HttpStatus.UNAUTHORIZED,
                        "sign-in-required",
                        "This call needs a token: send the header Authorization: Bearer <token>.")
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }

    private static ProblemException tokenRefused() {
        return ProblemException.of(
                        HttpStatus.UNAUTHORIZED,
                        "sign-in-required",
                        "The token is not valid here: it may have expired, or was not made for Plus"
                                + " One. Sign in again and send the new token.")
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
    }

    /** The firewall's own words would tell which rule to go round. */
    static ProblemException pathRefused() {
        return ProblemException.of(
                HttpStatus.BAD_REQUEST,
                "request-refused",
                "The path or a header of this request is written in a way that is not accepted"
                        + " here. Leave out encoded slashes, dots and control characters.");
    }

    private static ProblemException keysOutOfReach() {
        return ProblemException.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "service-unavailable",
                        "Tokens cannot be checked for the moment: send the same request again a little"
                                + " later.")
                .retryAfter(Duration.ofSeconds(2));
    }
}

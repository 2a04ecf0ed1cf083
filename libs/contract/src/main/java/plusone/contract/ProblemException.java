package plusone.contract;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * An answer of 400 or above, as RFC 9457 wants it. Its type is {@code /problems/<slug>}, a page
 * that the gateway serves; its title is the slug as a sentence. It carries no stack trace: it is an
 * answer, not a fault.
 */
public final class ProblemException extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    private ProblemException(HttpStatus status, ProblemDetail body) {
        super(status, body, null);
    }

    /**
     * A problem to throw or to signal.
     *
     * @param slug names the problem and its page: lower case, words joined by hyphens
     * @param detail one or two plain sentences: what is wrong here, and what to do
     */
    public static ProblemException of(HttpStatus status, String slug, String detail) {
        var body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(URI.create("/problems/" + slug));
        body.setTitle(sentence(slug));
        return new ProblemException(status, body);
    }

    /** Adds a member of its own to the answer, for example what is available. */
    public ProblemException with(String member, Object value) {
        getBody().setProperty(member, value);
        return this;
    }

    /** Adds {@code Retry-After} in whole seconds, rounded up, at least one. */
    public ProblemException retryAfter(Duration pause) {
        var seconds = Math.max(1, pause.plusMillis(999).toSeconds());
        return header(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }

    /**
     * Adds a header to the answer, for example the {@code WWW-Authenticate} that a 401 must have.
     */
    public ProblemException header(String name, String value) {
        getHeaders().set(name, value);
        return this;
    }

    /** The last part of the type: what kind of problem this is. */
    public String slug() {
        return String.valueOf(getBody().getType()).replaceFirst("^/problems/", "");
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }

    private static String sentence(String slug) {
        var words = slug.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}

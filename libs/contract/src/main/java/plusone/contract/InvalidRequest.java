package plusone.contract;

import java.util.List;
import org.springframework.http.HttpStatus;

/** The 400 that names the fields, parameters or headers that are wrong, and why. */
public final class InvalidRequest {

    private InvalidRequest() {}

    /** One field, parameter or header is wrong. */
    public static ProblemException of(String pointer, String detail) {
        return of(List.of(new FieldError(pointer, detail)));
    }

    static ProblemException of(List<FieldError> errors) {
        return ProblemException.of(HttpStatus.BAD_REQUEST, "invalid-request", sentence(errors))
                .with("errors", errors);
    }

    private static String sentence(List<FieldError> errors) {
        var first = errors.getFirst();
        var more = errors.size() - 1;
        var name = first.pointer().replaceFirst("^/", "");
        return (name.isEmpty() ? "The request" : name)
                + " "
                + first.detail()
                + "."
                + (more == 0 ? "" : " " + more + " more in errors.");
    }
}

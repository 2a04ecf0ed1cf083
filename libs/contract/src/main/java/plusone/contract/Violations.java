package plusone.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/** Broken constraints as pointers and sentences. */
final class Violations {

    private Violations() {}

    static ProblemException of(Errors refused) {
        return InvalidRequest.of(refused.getAllErrors().stream().map(Violations::inBody).toList());
    }

    static ProblemException of(HandlerMethodValidationException refused) {
        return InvalidRequest.of(
                refused.getParameterValidationResults().stream()
                        .flatMap(result -> ofParameter(result).stream())
                        .toList());
    }

    private static List<FieldError> ofParameter(ParameterValidationResult result) {
        if (result instanceof ParameterErrors errors) {
            return errors.getAllErrors().stream().map(Violations::inBody).toList();
        }
        var name = result.getMethodParameter().getParameterName();
        return result.getResolvableErrors().stream()
                .map(error -> new FieldError("/" + name, text(error.getDefaultMessage())))
                .toList();
    }

    private static FieldError inBody(ObjectError error) {
        var pointer =
                error instanceof org.springframework.validation.FieldError field
                        ? "/" + pointer(field.getField())
                        : "";
        return new FieldError(pointer, text(error.getDefaultMessage()));
    }

    /** {@code friend.phones[0]} becomes {@code friend/phones/0}. */
    private static String pointer(String path) {
        return path.replace("[", "/").replace("]", "").replace('.', '/');
    }

    private static String text(@Nullable String message) {
        return message == null ? "is not valid" : message;
    }
}

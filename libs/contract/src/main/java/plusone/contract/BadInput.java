package plusone.contract;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** A body, parameter or header that could not be read, explained without naming our classes. */
final class BadInput {

    private BadInput() {}

    static ProblemException of(ServerWebInputException refused) {
        if (refused instanceof MissingRequestValueException missing) {
            return InvalidRequest.of("/" + missing.getName(), "is missing");
        }
        var json = cause(refused, JacksonException.class);
        if (json != null) {
            return ofJson(json);
        }
        var parameter = refused.getMethodParameter();
        return isBody(parameter)
                ? missing()
                : InvalidRequest.of(
                        "/" + name(parameter), "does not have the form that is wanted here");
    }

    static ProblemException ofJson(JacksonException refused) {
        return switch (refused) {
            case UnrecognizedPropertyException it ->
                    InvalidRequest.of(pointer(it), "is not a field of this call: leave it out");
            case MismatchedInputException it when !isWholeBody(it) ->
                    InvalidRequest.of(pointer(it), "must be " + Wanted.of(it.getTargetType()));
            case MismatchedInputException _ ->
                    malformed(
                            "The body must be one JSON value of the kind this call takes, and nothing after it.");
            case DatabindException it when !isWholeBody(it) ->
                    InvalidRequest.of(pointer(it), "does not have the form that is wanted here");
            case InputCoercionException it when !isWholeBody(it) ->
                    InvalidRequest.of(pointer(it), "must be " + Wanted.of(it.getTargetType()));
            default -> malformed("The body is not valid JSON" + place(refused) + ".");
        };
    }

    static ProblemException missing() {
        return malformed("The body is missing or not JSON: send a JSON object.");
    }

    static ProblemException malformed(String detail) {
        return ProblemException.of(HttpStatus.BAD_REQUEST, "malformed-body", detail);
    }

    private static boolean isWholeBody(JacksonException refused) {
        return refused.getPath().isEmpty();
    }

    private static String pointer(JacksonException refused) {
        return refused.getPath().stream().map(BadInput::step).collect(Collectors.joining());
    }

    private static String step(Reference reference) {
        var name = reference.getPropertyName();
        return "/"
                + (name == null
                        ? String.valueOf(reference.getIndex())
                        : name.replace("~", "~0").replace("/", "~1"));
    }

    private static String place(JacksonException refused) {
        var at = refused.getLocation();
        return at == null || at.getLineNr() < 1
                ? ""
                : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    private static boolean isBody(@Nullable MethodParameter parameter) {
        return parameter == null || parameter.hasParameterAnnotation(RequestBody.class);
    }

    private static String name(@Nullable MethodParameter parameter) {
        if (parameter == null) {
            return "";
        }
        var header = parameter.getParameterAnnotation(RequestHeader.class);
        return header != null && !header.name().isEmpty()
                ? header.name()
                : String.valueOf(parameter.getParameterName());
    }

    private static <T> @Nullable T cause(@Nullable Throwable thrown, Class<T> wanted) {
        for (var at = thrown; at != null; at = at.getCause()) {
            if (wanted.isInstance(at)) {
                return wanted.cast(at);
            }
        }
        return null;
    }
}

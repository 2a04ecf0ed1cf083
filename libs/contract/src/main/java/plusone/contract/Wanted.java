package plusone.contract;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a field takes, in words that a caller in any language understands. */
final class Wanted {

    private Wanted() {}

    static String of(@Nullable Class<?> type) {
        if (type == null) {
            return "of another form";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        return ofSimple(type);
    }

    private static String ofSimple(Class<?> type) {
        if (type == long.class
                || type == int.class
                || type == Long.class
                || type == Integer.class) {
            return "a whole number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "a number";
        }
        if (type == UUID.class) {
            return "an id as this API gives them";
        }
        if (type == Instant.class) {
            return "a time like 2026-05-04T10:15:30Z";
        }
        if (type == LocalDate.class) {
            return "a date like 2026-05-04";
        }
        if (type == Duration.class) {
            return "a duration like PT15M";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "a text";
        }
        return Collection.class.isAssignableFrom(type) || type.isArray()
                ? "a list"
                : "an object of the form described";
    }
}

package plusone.contract;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * How much a caller may put into an object whose fields are their own business: so many bytes as
 * compact JSON in UTF-8, and so many levels of objects and lists, the outermost counted. Null is
 * none and valid.
 */
@Target({
    ElementType.FIELD,
    ElementType.PARAMETER,
    ElementType.METHOD,
    ElementType.RECORD_COMPONENT
})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = JsonSize.Check.class)
public @interface JsonSize {

    /** The most bytes. */
    int max();

    /** The most levels. */
    int levels() default 8;

    /** What a caller is told. */
    String message() default
            "must be at most {max} bytes as compact JSON, with at most {levels} levels of objects"
                    + " and lists: leave some out";

    /** As every constraint has it. */
    Class<?>[] groups() default {};

    /** As every constraint has it. */
    Class<? extends Payload>[] payload() default {};

    /** Looks at the levels first. */
    final class Check implements ConstraintValidator<JsonSize, Map<String, Object>> {

        private static final JsonMapper JSON = JsonMapper.builder().build();

        private int max;
        private int levels;

        @Override
        public void initialize(JsonSize constraint) {
            max = constraint.max();
            levels = constraint.levels();
        }

        @Override
        public boolean isValid(
                @Nullable Map<String, Object> object, ConstraintValidatorContext context) {
            return object == null
                    || (isIn(object, levels) && JSON.writeValueAsBytes(object).length <= max);
        }

        private static boolean isIn(@Nullable Object value, int levels) {
            return switch (value) {
                case Map<?, ?> map ->
                        levels > 0 && map.values().stream().allMatch(it -> isIn(it, levels - 1));
                case Collection<?> list ->
                        levels > 0 && list.stream().allMatch(it -> isIn(it, levels - 1));
                case null, default -> true;
            };
        }
    }
}

package plusone.contract;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * How many characters a text has: code points, as JSON Schema counts them ({@code maxLength}) and
 * the database does, not UTF-16 units. Null is none and valid.
 */
@Target({
    ElementType.FIELD,
    ElementType.PARAMETER,
    ElementType.METHOD,
    ElementType.RECORD_COMPONENT
})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Length.Check.class)
public @interface Length {

    /** The fewest characters. */
    int min() default 1;

    /** The most characters. */
    int max();

    /** What a caller is told. */
    String message() default "must be {min} to {max} characters long";

    /** As every constraint has it. */
    Class<?>[] groups() default {};

    /** As every constraint has it. */
    Class<? extends Payload>[] payload() default {};

    /** Counts only where the number of UTF-16 units leaves it open. */
    final class Check implements ConstraintValidator<Length, String> {

        private int min;
        private int max;

        @Override
        public void initialize(Length constraint) {
            min = constraint.min();
            max = constraint.max();
        }

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text == null || isIn(text, min, max);
        }

        static boolean isIn(String text, int min, int max) {
            if (text.length() > 2L * max) return false;
            var characters = text.codePointCount(0, text.length());
            return min <= characters && characters <= max;
        }
    }
}

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
 * A text of any form in which there is something to see, such as a reason: blanks and characters
 * without a glyph alone say nothing. Null is none and valid.
 */
@Target({
    ElementType.FIELD,
    ElementType.PARAMETER,
    ElementType.METHOD,
    ElementType.RECORD_COMPONENT
})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Visible.Check.class)
public @interface Visible {

    /** What a caller is told. */
    String message() default "must have something visible in it";

    /** As every constraint has it. */
    Class<?>[] groups() default {};

    /** As every constraint has it. */
    Class<? extends Payload>[] payload() default {};

    /** Looks at each character once. */
    final class Check implements ConstraintValidator<Visible, String> {

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text == null || text.codePoints().anyMatch(Characters::isVisible);
        }
    }
}

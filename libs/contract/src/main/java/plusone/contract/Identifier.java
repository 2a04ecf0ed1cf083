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
 * An id that somebody else gave, such as a customer's or an order's: {@linkplain
 * Identifiers#isValid visible characters}, so that two that look the same are the same. Null is
 * none and valid.
 */
@Target({
    ElementType.FIELD,
    ElementType.PARAMETER,
    ElementType.METHOD,
    ElementType.RECORD_COMPONENT
})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Identifier.Check.class)
public @interface Identifier {

    /** The most characters. */
    int max() default Identifiers.LONGEST;

    /** What a caller is told. */
    String message() default "must be 1 to {max} visible characters, with blanks only between them";

    /** As every constraint has it. */
    Class<?>[] groups() default {};

    /** As every constraint has it. */
    Class<? extends Payload>[] payload() default {};

    /** Looks at the length first. */
    final class Check implements ConstraintValidator<Identifier, String> {

        private int max;

        @Override
        public void initialize(Identifier constraint) {
            max = constraint.max();
        }

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text == null || Identifiers.isValid(text, max);
        }
    }
}

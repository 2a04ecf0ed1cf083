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
 * A text that stands on one line of a screen or of a mail's head, such as a name: something
 * visible, no line breaks and no other control characters, and no direction marks, which would turn
 * the words around it. What joins letters or symbols, such as U+200D, may stand between them. Null
 * is none and valid.
 */
@Target({
    ElementType.FIELD,
    ElementType.PARAMETER,
    ElementType.METHOD,
    ElementType.RECORD_COMPONENT
})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = OneLine.Check.class)
public @interface OneLine {

    /** What a caller is told. */
    String message() default
            "must be text on one line with something visible in it, without control characters and"
                    + " direction marks";

    /** As every constraint has it. */
    Class<?>[] groups() default {};

    /** As every constraint has it. */
    Class<? extends Payload>[] payload() default {};

    /** Looks at each character once. */
    final class Check implements ConstraintValidator<OneLine, String> {

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text == null || isOneLine(text);
        }

        static boolean isOneLine(String text) {
            return text.codePoints().noneMatch(Check::isRefused)
                    && text.codePoints().anyMatch(Characters::isVisible);
        }

        private static boolean isRefused(int character) {
            return Characters.isControl(character) || Characters.isDirectionMark(character);
        }
    }
}

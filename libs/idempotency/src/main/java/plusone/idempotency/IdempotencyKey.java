package plusone.idempotency;

import java.util.regex.Pattern;

/**
 * A caller's own name for one request, by which a repetition is recognised.
 *
 * @param value 1 to 255 visible ASCII characters
 */
public record IdempotencyKey(String value) {

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,255}");

    /**
     * @throws IllegalArgumentException if the value has another form
     */
    public IdempotencyKey {
        if (!isValid(value))
            throw new IllegalArgumentException(
                    "an idempotency key is 1 to 255 visible ASCII characters");
    }

    /** Whether this text may be a key. */
    public static boolean isValid(String value) {
        return FORM.matcher(value).matches();
    }
}

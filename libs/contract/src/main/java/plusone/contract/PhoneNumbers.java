package plusone.contract;

/** Which phone numbers are taken; as a constraint it is {@link PhoneNumber}. */
public final class PhoneNumbers {

    private static final int LONGEST = 32;
    private static final int FEWEST_DIGITS = 3;
    private static final String BETWEEN_DIGITS = " ()/.-";

    private PhoneNumbers() {}

    /**
     * Whether a text is a phone number as people write it: at most 32 characters, at least 3 digits
     * (0 to 9), blanks and {@code ()/.-} between them, and a plus at the front if at all.
     */
    public static boolean isValid(String text) {
        if (text.length() > LONGEST) return false;
        var number = text.startsWith("+") ? text.substring(1) : text;
        return number.chars().allMatch(it -> isDigit(it) || BETWEEN_DIGITS.indexOf(it) >= 0)
                && number.chars().filter(PhoneNumbers::isDigit).count() >= FEWEST_DIGITS;
    }

    private static boolean isDigit(int unit) {
        return unit >= '0' && unit <= '9';
    }
}

package plusone.contract;

/** What an id that somebody else gave may be; as a constraint it is {@link Identifier}. */
public final class Identifiers {

    static final int LONGEST = 200;

    private Identifiers() {}

    /**
     * Whether a text can be a customer's id, for example a token's {@code sub}: 1 to 200 visible
     * characters and spaces (U+0020) between them; no other blanks, nothing unseen such as U+200B,
     * no controls.
     */
    public static boolean isValid(String text) {
        return isValid(text, LONGEST);
    }

    static boolean isValid(String text, int max) {
        return Length.Check.isIn(text, 1, max)
                && text.codePoints().allMatch(it -> it == ' ' || Characters.isVisible(it))
                && text.charAt(0) != ' '
                && text.charAt(text.length() - 1) != ' ';
    }
}

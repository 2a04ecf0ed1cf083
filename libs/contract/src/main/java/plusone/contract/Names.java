package plusone.contract;

/** What a person's name may be; as constraints it is {@link OneLine} and {@link Length}. */
public final class Names {

    private static final int LONGEST = 200;

    private Names() {}

    /** Whether a text is a name: 1 to 200 characters on one line. */
    public static boolean isValid(String text) {
        return Length.Check.isIn(text, 1, LONGEST) && OneLine.Check.isOneLine(text);
    }
}

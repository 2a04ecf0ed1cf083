package plusone.referral.advocate;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/**
 * What a friend names or a link carries to say who referred them. It is read as people paste it:
 * without regard to case, blanks, dashes and what nobody sees, and without the quotation marks,
 * brackets and full stops of the sentence around it.
 *
 * @param value in capitals, nothing but what makes the code
 */
public record Code(@JsonValue String value) {

    /** The longest text that is looked at, in UTF-16 units. */
    public static final int LONGEST_TYPED = 64;

    private static final char MINUS = '\u2212';

    /**
     * Letters, marks and symbols that show nothing: combining grapheme joiner, the Hangul fillers,
     * Khmer inherent vowels, the Braille blank.
     */
    private static final String BLANKS = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0";

    public Code {
        value = withoutEnds(withoutGaps(value)).toUpperCase(Locale.ROOT);
    }

    /** The code in what somebody typed; nothing where there is none or the text is too long. */
    public static Optional<Code> in(String typed) {
        return Optional.of(typed)
                .filter(it -> it.length() <= LONGEST_TYPED)
                .map(Code::new)
                .filter(it -> !it.value().isEmpty());
    }

    /** Whether somebody may choose it: 4 to 24 letters and digits that every keyboard has. */
    boolean isVanity() {
        return value.matches("[A-Z0-9]{4,24}");
    }

    private static String withoutGaps(String typed) {
        return typed.codePoints()
                .filter(it -> !isGap(it))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isGap(int it) {
        return switch (Character.getType(it)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.DASH_PUNCTUATION ->
                    true;
            default -> it == MINUS || BLANKS.indexOf(it) >= 0 || isVariationSelector(it);
        };
    }

    private static boolean isVariationSelector(int it) {
        return (it >= 0xFE00 && it <= 0xFE0F) || (it >= 0xE0100 && it <= 0xE01EF);
    }

    private static String withoutEnds(String text) {
        var from = 0;
        var to = text.length();
        while (from < to && !Character.isLetterOrDigit(text.codePointAt(from)))
            from += Character.charCount(text.codePointAt(from));
        while (from < to && !Character.isLetterOrDigit(text.codePointBefore(to)))
            to -= Character.charCount(text.codePointBefore(to));
        return text.substring(from, to);
    }
}

package plusone.notification.template;

import java.util.regex.Pattern;

/**
 * Text of strangers on one line: a line break in a name or a reason would make a header in a mail,
 * or a paragraph that we did not write.
 */
public final class OneLine {

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]+");

    private OneLine() {}

    /** The same text with a space where lines break. */
    public static String of(String text) {
        return BREAKS.matcher(text).replaceAll(" ").strip();
    }
}

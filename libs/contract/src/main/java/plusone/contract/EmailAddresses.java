package plusone.contract;

/**
 * Which e-mail addresses are taken, one decision for all that keep or use one; as a constraint it
 * is {@link EmailAddress}.
 */
public final class EmailAddresses {

    /** RFC 5321, 4.5.3.1.3: a path has 256 characters, its angle brackets included. */
    private static final int LONGEST = 254;

    private static final int LONGEST_LOCAL_PART = 64;
    private static final int LONGEST_LABEL = 63;
    private static final String MARKS_IN_ATOMS = "!#$%&'*+-/=?^_`{|}~";

    private EmailAddresses() {}

    /**
     * Whether a mail to this address reaches no other mailbox, whatever carries it: at most 254
     * characters of ASCII; before the one {@code @} at most 64, which are atoms with dots between
     * them (RFC 5322, 3.2.3; nothing in quotes); behind it labels of up to 63 letters, digits and
     * inner hyphens with dots between them (RFC 1123, 2.1). A domain with other letters is one in
     * its {@code xn--} form.
     */
    public static boolean isValid(String text) {
        if (text.length() > LONGEST) return false;
        var at = text.indexOf('@');
        return at > 0
                && at <= LONGEST_LOCAL_PART
                && isDotted(text, 0, at, EmailAddresses::isAtom)
                && isDotted(text, at + 1, text.length(), EmailAddresses::isLabel);
    }

    /** Whether it is parts with single dots between them, each of which is right. */
    private static boolean isDotted(String text, int from, int end, PartRule rule) {
        var start = from;
        for (var dot = text.indexOf('.', start); dot >= 0 && dot < end; ) {
            if (!rule.takes(text, start, dot)) return false;
            start = dot + 1;
            dot = text.indexOf('.', start);
        }
        return rule.takes(text, start, end);
    }

    private static boolean isAtom(String text, int start, int end) {
        return start < end
                && text.substring(start, end)
                        .chars()
                        .allMatch(it -> isAlphanumeric(it) || MARKS_IN_ATOMS.indexOf(it) >= 0);
    }

    private static boolean isLabel(String text, int start, int end) {
        return start < end
                && end - start <= LONGEST_LABEL
                && text.charAt(start) != '-'
                && text.charAt(end - 1) != '-'
                && text.substring(start, end)
                        .chars()
                        .allMatch(it -> isAlphanumeric(it) || it == '-');
    }

    private static boolean isAlphanumeric(int unit) {
        return (unit >= 'a' && unit <= 'z')
                || (unit >= 'A' && unit <= 'Z')
                || (unit >= '0' && unit <= '9');
    }

    private interface PartRule {

        boolean takes(String text, int start, int end);
    }
}

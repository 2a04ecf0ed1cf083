package plusone.referral.programme;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;
import plusone.contract.InvalidRequest;
import plusone.contract.ProblemException;

/**
 * What may be a landing page: {@code https} on a host with a name, so that whoever follows a link
 * gets there.
 */
final class LandingUrlRules {

    /** As typed, and as stored: the head of an answer may not grow without end. */
    static final int MAX_LENGTH = 2000;

    private static final String SCHEME = "https://";

    /** What RFC 3986 leaves out of all parts of an address, beside blanks. */
    private static final String FORBIDDEN = "\"<>\\^`{|}";

    /** Two labels or more, the last one no number (RFC 1123, section 2.1). */
    private static final Pattern NAME =
            Pattern.compile(
                    "([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

    private static final Pattern NUMBERS =
            Pattern.compile("\\[.*|([0-9a-fx.]*\\.)?(0x[0-9a-f]*|[0-9]+)\\.?");

    /** What Java maps to other letters and browsers do not: it would be another host (UTS 46). */
    private static final Pattern DEVIATING = Pattern.compile("[ßẞς]");

    private LandingUrlRules() {}

    /**
     * The address as it is kept: in ASCII, with its host in {@code xn--} form and in small letters.
     * Fails with the problem {@code invalid-request} that says what is wrong with it.
     */
    static String kept(String typed) {
        checkCharacters(typed);
        if (!typed.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
            throw refused("must be an address that starts with https://");
        var address = LandingUrl.of(typed);
        var kept = address.on(SCHEME + server(address.site().substring(SCHEME.length())));
        if (kept.toString().length() > MAX_LENGTH)
            throw refused("is longer than 2000 characters once it is percent-encoded");
        return kept.toString();
    }

    private static void checkCharacters(String typed) {
        for (var at = 0; at < typed.length(); at++) {
            var character = typed.charAt(at);
            if (isInvisible(character))
                throw refused("has a blank or an invisible character in it: leave it out");
            if (FORBIDDEN.indexOf(character) >= 0)
                throw refused(
                        "has a %c in it: write it as %%%02X".formatted(character, (int) character));
            if (character == '%' && !LandingUrl.isEscape(typed, at))
                throw refused("has a % without two hexadecimal digits behind it: write it as %25");
        }
    }

    private static boolean isInvisible(char it) {
        return Character.isSpaceChar(it)
                || Character.isWhitespace(it)
                || Character.isISOControl(it)
                || Character.getType(it) == Character.FORMAT;
    }

    private static String server(String authority) {
        if (authority.indexOf('@') >= 0)
            throw refused("must not have a user name or a password before its host");
        var colon = authority.startsWith("[") ? -1 : authority.indexOf(':');
        return colon < 0
                ? host(authority)
                : host(authority.substring(0, colon)) + port(authority.substring(colon + 1));
    }

    private static String host(String typed) {
        if (NUMBERS.matcher(typed.toLowerCase(Locale.ROOT)).matches())
            throw refused("must name its host, such as shop.example, and not by an IP address");
        var name = ascii(typed);
        if (name.length() > 253 || !NAME.matcher(name).matches()) throw noName();
        return name;
    }

    private static String ascii(String typed) {
        if (DEVIATING.matcher(typed).find())
            throw refused("has a host with letters that are read in two ways: write it as xn--…");
        try {
            return IDN.toASCII(typed, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException _) {
            throw noName();
        }
    }

    private static String port(String typed) {
        if (!typed.matches("[0-9]{1,5}") || !isPort(Integer.parseInt(typed)))
            throw refused("has a port that is none: leave it out, or write one from 1 to 65535");
        return ":" + typed;
    }

    private static boolean isPort(int number) {
        return number >= 1 && number <= 65_535;
    }

    private static ProblemException noName() {
        return refused(
                "needs a host name of letters, digits and hyphens with a dot, such as shop.example");
    }

    private static ProblemException refused(String detail) {
        return InvalidRequest.of("/landingUrl", detail);
    }
}

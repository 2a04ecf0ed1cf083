package plusone.referral.programme;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The address of a landing page, in the parts that a query is added between (RFC 3986, appendix B).
 * Any text can be taken apart and is written as an address again: what no address may hold is
 * percent-encoded, and all else stays as it was written.
 *
 * @param site scheme, host and port
 * @param path empty or from the first slash on
 * @param query without its question mark, or null
 * @param fragment without its number sign, or null
 */
public record LandingUrl(
        String site, String path, @Nullable String query, @Nullable String fragment) {

    /** Unreserved, sub-delims and what paths, queries and fragments hold besides (section 3). */
    private static final String PLAIN = "-._~!$&'()*+,;=:@/";

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** Takes a text apart. */
    public static LandingUrl of(String text) {
        var fragment = text.indexOf('#');
        var before = fragment < 0 ? text : text.substring(0, fragment);
        var query = before.indexOf('?');
        var page = query < 0 ? before : before.substring(0, query);
        var path = page.indexOf('/', page.indexOf("://") + 3);
        return new LandingUrl(
                path < 0 ? page : page.substring(0, path),
                path < 0 ? "" : page.substring(path),
                query < 0 ? null : before.substring(query + 1),
                fragment < 0 ? null : text.substring(fragment + 1));
    }

    LandingUrl on(String otherSite) {
        return new LandingUrl(otherSite, path, query, fragment);
    }

    /**
     * The same with this parameter at the end of its query, in place of those of the same name. The
     * others stay as they are, whatever they hold.
     */
    public LandingUrl with(String name, String value) {
        var others =
                Stream.of(query == null ? new String[0] : query.split("&"))
                        .filter(it -> !it.isEmpty() && !it.split("=", 2)[0].equals(name));
        var all =
                Stream.concat(others, Stream.of(name + "=" + value))
                        .collect(Collectors.joining("&"));
        return new LandingUrl(site, path, all, fragment);
    }

    /** In ASCII, as it may stand in a {@code Location}. */
    @Override
    public String toString() {
        return encoded(site, PLAIN + "[]")
                + encoded(path, PLAIN)
                + (query == null ? "" : "?" + encoded(query, PLAIN + "?"))
                + (fragment == null ? "" : "#" + encoded(fragment, PLAIN + "?"));
    }

    private static String encoded(String part, String plain) {
        var encoded = new StringBuilder(part.length() + 16);
        for (var at = 0; at < part.length(); ) {
            var character = part.codePointAt(at);
            if (isAlphanumeric(character) || plain.indexOf(character) >= 0 || isEscape(part, at))
                encoded.appendCodePoint(character);
            else escape(character, encoded);
            at += Character.charCount(character);
        }
        return encoded.toString();
    }

    private static void escape(int character, StringBuilder to) {
        for (var octet : Character.toString(character).getBytes(UTF_8))
            to.append('%').append(HEX.toHexDigits(octet));
    }

    private static boolean isAlphanumeric(int it) {
        return (it >= 'a' && it <= 'z') || (it >= 'A' && it <= 'Z') || (it >= '0' && it <= '9');
    }

    /** Whether a percent sign with its two digits is here. */
    static boolean isEscape(String part, int at) {
        return part.charAt(at) == '%'
                && at + 2 < part.length()
                && HexFormat.isHexDigit(part.charAt(at + 1))
                && HexFormat.isHexDigit(part.charAt(at + 2));
    }
}

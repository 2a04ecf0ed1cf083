package plusone.callers;

import org.jspecify.annotations.Nullable;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;

/**
 * What may stand in a header: what Spring Security's firewall allows. Plain ASCII is seen to be
 * allowed without its regular expression, which every header of every request would pay for.
 */
final class HeaderValues {

    private HeaderValues() {}

    /**
     * @param value null where there is none
     */
    static boolean areAllowed(@Nullable String value) {
        return value == null
                || isPlain(value)
                || StrictServerWebExchangeFirewall.ALLOWED_HEADER_VALUES.test(value);
    }

    private static boolean isPlain(String value) {
        for (var index = 0; index < value.length(); index++)
            if (value.charAt(index) < ' ' || value.charAt(index) > '~') return false;
        return true;
    }
}

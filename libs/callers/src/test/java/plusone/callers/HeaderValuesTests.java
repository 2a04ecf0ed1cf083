package plusone.callers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;

class HeaderValuesTests {

    @Test
    void areAllowedWhereSpringSecuritysFirewallAllowsThem() {
        var others =
                IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .mapToObj(character -> "a" + Character.toString(character) + "b")
                        .filter(value -> HeaderValues.areAllowed(value) != isAllowed(value));

        assertThat(others).isEmpty();
        assertThat(HeaderValues.areAllowed("")).isTrue();
        assertThat(HeaderValues.areAllowed("a\nb")).isFalse();
    }

    private static boolean isAllowed(String value) {
        return StrictServerWebExchangeFirewall.ALLOWED_HEADER_VALUES.test(value);
    }
}

package plusone.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressesTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@plusone.example",
                "a.d-a+points@sub.plusone.example",
                "o'hara_{1}@x",
                "ada@xn--mnchen-3ya.example"
            })
    void areTaken(String address) {
        assertThat(EmailAddresses.isValid(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@plusone.example",
                "ada@",
                "\u0161nna@plusone.example",
                "anna@plus\u0161ne.example",
                "ada@plusone.example\r\nRCPT TO:<eve@example.org>",
                "ada@plusone.example ",
                "ada lovelace@plusone.example",
                "\"ada\"@plusone.example",
                "Ada <ada@plusone.example>",
                "ada@plusone.example, eve@example.org",
                "ada@b@plusone.example",
                ".ada@plusone.example",
                "a..a@plusone.example",
                "ada@-plusone.example",
                "ada@[127.0.0.1]",
                "ada\u0000@plusone.example"
            })
    void areRefused(String address) {
        assertThat(EmailAddresses.isValid(address)).isFalse();
    }

    @Test
    void areRefusedWhereTheyAreTooLong() {
        assertThat(EmailAddresses.isValid("a".repeat(65) + "@plusone.example")).isFalse();
        assertThat(EmailAddresses.isValid("a@" + "b.".repeat(130) + "example")).isFalse();
        assertThat(EmailAddresses.isValid("a@" + "b-".repeat(500_000))).isFalse();
    }
}

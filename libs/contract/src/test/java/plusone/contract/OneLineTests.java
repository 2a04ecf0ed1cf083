package plusone.contract;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OneLineTests {

    private record Named(@OneLine String name) {}

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "Ada",
                "Ada Lovelace",
                " Ada ",
                "\u00c5sa \u738b \ud83d\ude00",
                "O'Neil-Smith",
                "Bj\u00f6rn\u00a0A.",
                "\u0646\u06cc\u200c\u0645\u0627",
                "\u0915\u094d\u200d\u0937",
                "\ud83d\udc69\u200d\ud83d\udcbb",
                "\u2764\ufe0f",
                "\u05d0\u05d3\u05d4 Ada"
            })
    void takesAName(String name) {
        assertThat(violations(name)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00a0",
                "Ada\r\nBcc: all@example.org",
                "Ada\n",
                "\tAda",
                "A\u0000da",
                "A\u007fda",
                "A\u0085da",
                "A\u2028da",
                "A\u2029da"
            })
    void refusesWhatDoesNotStandOnOneLine(String name) {
        assertThat(violations(name)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x0020, 0x00A0, 0x00AD, 0x034F, 0x115F, 0x1160, 0x1680, 0x17B4, 0x180B, 0x180E,
                0x2003, 0x200B, 0x200C, 0x200D, 0x202F, 0x205F, 0x2060, 0x2064, 0x206A, 0x2800,
                0x3000, 0x3164, 0xFE00, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9, 0x13441, 0x16FE4, 0x1D159,
                0x1D173, 0xE0001, 0xE0020, 0xE007F, 0xE0100
            })
    void refusesWhatNobodySees(int character) {
        assertThat(violations(Character.toString(character).repeat(3))).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x061C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067,
                0x2068, 0x2069
            })
    void refusesADirectionMarkWhereverItStands(int mark) {
        assertThat(violations(Character.toString(mark) + "abc")).isEqualTo(1);
        assertThat(violations("a" + Character.toString(mark) + "bc")).isEqualTo(1);
        assertThat(violations("abc" + Character.toString(mark))).isEqualTo(1);
    }

    private static int violations(String name) {
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            return factory.getValidator().validate(new Named(name)).size();
        }
    }
}

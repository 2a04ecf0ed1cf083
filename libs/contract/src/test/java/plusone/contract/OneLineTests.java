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
                "O'Neil-Smith"
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
                "A\u2028da"
            })
    void refusesWhatDoesNotStandOnOneLine(String name) {
        assertThat(violations(name)).isEqualTo(1);
    }

    private static int violations(String name) {
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            return factory.getValidator().validate(new Named(name)).size();
        }
    }
}

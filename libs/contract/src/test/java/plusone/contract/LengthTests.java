package plusone.contract;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LengthTests {

    private static final String FACE = "\ud83d\ude00";

    private record Text(@Length(max = 200) String text) {}

    @ParameterizedTest
    @ValueSource(ints = {1, 101, 200})
    void countsCharactersAndNotTheirUnits(int characters) {
        assertThat(violations(FACE.repeat(characters))).isZero();
        assertThat(violations("a".repeat(characters))).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 201, 1_000_000})
    void refusesTooFewAndTooMany(int characters) {
        assertThat(violations(FACE.repeat(characters))).isEqualTo(1);
        assertThat(violations("a".repeat(characters))).isEqualTo(1);
    }

    @Test
    void saysWhatFits() {
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            assertThat(factory.getValidator().validate(new Text("")))
                    .extracting(it -> it.getMessage())
                    .containsExactly("must be 1 to 200 characters long");
        }
    }

    private static int violations(String text) {
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            return factory.getValidator().validate(new Text(text)).size();
        }
    }
}

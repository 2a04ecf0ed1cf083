package plusone.contract;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonSizeTests {

    private record Thing(@JsonSize(max = 100, levels = 3) Map<String, Object> attributes) {}

    @Test
    void countsBytesOfCompactJson() {
        assertThat(violations(Map.of("a", "x".repeat(92)))).isZero();
        assertThat(violations(Map.of("a", "x".repeat(93)))).isEqualTo(1);
        assertThat(violations(Map.of("a", "\u00e4".repeat(46)))).isZero();
        assertThat(violations(Map.of("a", "\u00e4".repeat(47)))).isEqualTo(1);
    }

    @Test
    void countsNamesAsWellAsValues() {
        assertThat(violations(Map.of("n".repeat(95), 1))).isEqualTo(1);
    }

    @Test
    void countsLevels() {
        assertThat(violations(Map.of("a", List.of(Map.of("b", 1))))).isZero();
        assertThat(violations(Map.of("a", List.of(List.of(List.of()))))).isEqualTo(1);
        assertThat(violations(null)).isZero();
    }

    private static int violations(Map<String, Object> attributes) {
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            return factory.getValidator().validate(new Thing(attributes)).size();
        }
    }
}

package plusone.contract;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The constraints alone, held against the values that every door is held against. */
class EdgeValueTests {

    private record Contact(
            @Identifier String externalId,
            @OneLine @Length(max = 200) String displayName,
            @EmailAddress String email,
            @PhoneNumber String phone,
            @LanguageTag String locale) {}

    /** A zone has no constraint: it is its type that refuses. */
    private static Stream<EdgeValue> texts() {
        return EdgeValue.all().filter(it -> !it.field().equals("timeZone"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void isTakenWhereItFits(EdgeValue edge) {
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            var violations =
                    factory.getValidator().validateValue(Contact.class, edge.field(), edge.value());

            assertThat(violations.isEmpty()).isEqualTo(edge.fits());
        }
    }
}

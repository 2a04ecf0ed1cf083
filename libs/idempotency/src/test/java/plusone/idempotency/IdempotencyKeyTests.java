package plusone.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTests {

    @ParameterizedTest
    @ValueSource(strings = {"a", "!", "~", "one,two", "0199-a:b/c"})
    void isOneTo255VisibleAsciiCharacters(String value) {
        assertThat(new IdempotencyKey(value).value()).isEqualTo(value);
        assertThat(IdempotencyKey.isValid("k".repeat(255))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\n", "\u0000", "\u007f", "\u00fc", "\ud83d\ude00"})
    void isNothingElse(String value) {
        assertThatThrownBy(() -> new IdempotencyKey(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an idempotency key is 1 to 255 visible ASCII characters");
        assertThat(IdempotencyKey.isValid("k".repeat(256))).isFalse();
    }

    @Test
    void isToldApartByItsCaller() {
        assertThat(operation("ada", "k").id())
                .isEqualTo(operation("ada", "k").id())
                .isNotEqualTo(operation("ben", "k").id())
                .isNotEqualTo(operation("ad", "ak").id());
    }

    @Test
    void isFoundUnderTheFirstHalfOfItsDigest() {
        assertThat(operation("customer:ada", "order-7").id())
                .hasToString("882c81b0-2b04-fae2-88df-87230f5f6850");
    }

    private static Operation operation(String caller, String key) {
        var fingerprint = new java.util.UUID(0, 0);
        return new Operation(caller, new IdempotencyKey(key), "order", "POST /orders", fingerprint);
    }
}

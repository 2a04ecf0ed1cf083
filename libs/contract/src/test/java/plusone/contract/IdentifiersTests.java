package plusone.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "auth0|5f7c8ec7c33c6c004bbafe82",
                "ada@plusone.example",
                "customer 7",
                "\u738b\ud83d\ude00"
            })
    void takesVisibleCharacters(String id) {
        assertThat(Identifiers.isValid(id)).isTrue();
    }

    @Test
    void takesTwoHundredCharactersOfAnyWidthAndNoMore() {
        assertThat(Identifiers.isValid("\ud83d\ude00".repeat(200))).isTrue();
        assertThat(Identifiers.isValid("\ud83d\ude00".repeat(201))).isFalse();
        assertThat(Identifiers.isValid("a".repeat(201))).isFalse();
        assertThat(Identifiers.isValid("")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x0001, 0x0009, 0x000A, 0x000D, 0x007F, 0x0085, 0x00A0, 0x00AD, 0x061C, 0x115F,
                0x180E, 0x200B, 0x200D, 0x200E, 0x202E, 0x2028, 0x2060, 0x2066, 0x2800, 0x3000,
                0x3164, 0xD800, 0xFE0F, 0xFEFF, 0xE0020
            })
    void refusesWhatNobodySeesWhereverItStands(int unseen) {
        var character = Character.toString(unseen);

        assertThat(Identifiers.isValid(character + "ada")).isFalse();
        assertThat(Identifiers.isValid("a" + character + "da")).isFalse();
        assertThat(Identifiers.isValid("ada" + character)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ada", "ada ", " "})
    void refusesBlanksAtTheEnds(String id) {
        assertThat(Identifiers.isValid(id)).isFalse();
    }
}

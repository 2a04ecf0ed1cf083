package plusone.referral.advocate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ADA7BEN8",
                "ada7ben8",
                " ada7 ben8\n",
                "\u00a0ADA7BEN8\u00a0",
                "\u200bADA7BEN8\u200b",
                "\ufeffADA7BEN8",
                "\u2060ADA7\u00adBEN8\u202c",
                "\u3164ADA7BEN8\u2800",
                "ADA7\ufe0fBEN8",
                "ADA7-BEN8",
                "ADA7\u2010BEN8",
                "ADA7\u2013BEN8",
                "ADA7 \u2014 BEN8",
                "ADA7\u2015BEN8",
                "ADA7\u2212BEN8",
                "ADA7BEN8.",
                "ADA7BEN8,",
                "(ADA7BEN8).",
                "\u201cADA7BEN8\u201d!",
                "<ADA7BEN8>",
            })
    void isReadAsPeoplePasteIt(String pasted) {
        assertThat(Code.in(pasted)).contains(new Code("ADA7BEN8"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00a0\u200b\ufeff",
                "---",
                "\u2010\u2212",
                "\u3164",
                "\u2800.",
                "''"
            })
    void isNotInWhatShowsNothingOfOne(String pasted) {
        assertThat(Code.in(pasted)).isEmpty();
    }

    @Test
    void isNotLookedForInATextWithoutEnd() {
        assertThat(Code.in("A".repeat(Code.LONGEST_TYPED))).isPresent();
        assertThat(Code.in("A".repeat(Code.LONGEST_TYPED + 1))).isEmpty();
        assertThat(Code.in("\u200b".repeat(1_000_000) + "ADA7BEN8")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ADA", "AD\u00c47", "ADA'7", "AAAAAAAAAAAAAAAAAAAAAAAAA"})
    void mayNotBeChosenWhereNotEveryKeyboardHasIt(String chosen) {
        assertThat(new Code(chosen).isVanity()).isFalse();
        assertThat(new Code("ada-7").isVanity()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00df", "-\u200b(a b)-", "\ud83d\ude00a\ud83d\ude00"})
    void staysAsItIsOnceItIsRead(String pasted) {
        var once = new Code(pasted);

        assertThat(new Code(once.value())).isEqualTo(once);
    }
}

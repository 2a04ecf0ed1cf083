package plusone.notification.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import plusone.notification.NotificationTest;

/** The words that the migrations bring. */
@NotificationTest
class TemplatesIT {

    @Autowired private TemplateTables tables;

    @ParameterizedTest
    @CsvSource({"points-earned", "referral-rewarded-advocate", "referral-rewarded-friend"})
    void speakEnglishAndGermanWithAndWithoutANameOfOneAndOfMany(String name) {
        var translations = tables.translations(name).collectList().block();

        assertThat(translations)
                .extracting(Translation::locale)
                .containsExactlyInAnyOrder("en", "de");
        assertThat(translations)
                .extracting(Translation::fields)
                .containsOnly(translations.getFirst().fields());
        for (var locale : new String[] {"en", "de"})
            for (var who : new String[] {"Ada", null})
                for (var points : new long[] {1, 1_000})
                    assertThat(words(new Template(translations), locale, who, points))
                            .doesNotContain("{", "}", "null", "  ", " ,", "&")
                            .containsPattern(
                                    points == 1
                                            ? "1 (point|Punkt)\\b"
                                            : "1[,.]000 (points|Punkte)\\b");
    }

    private static String words(Template template, String locale, String who, long points) {
        var words = template.words(Locale.forLanguageTag(locale), data(template, points), who);
        return words.title() + "\n" + words.text() + "\n" + words.body();
    }

    private static Map<String, Object> data(Template template, long points) {
        return template.fields().entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                field -> field.getValue() == FieldType.NUMBER ? points : "Tom's"));
    }
}

package plusone.notification.template;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plusone.contract.InvalidRequest;

/** What a message of one name says, in all of its languages. */
public final class Template {

    private static final String LAST_RESORT = "en";

    private final List<Translation> translations;

    /**
     * @param translations of one name, English among them
     */
    Template(List<Translation> translations) {
        this.translations = List.copyOf(translations);
    }

    /**
     * Refuses data that this template does not take.
     *
     * @throws plusone.contract.ProblemException 400 with the pointer of the field
     */
    public void check(Map<String, Object> data) {
        var fields = fields();
        fields.forEach((field, type) -> check(field, type, data.get(field)));
        data.keySet().stream()
                .filter(field -> !fields.containsKey(field))
                .findFirst()
                .ifPresent(field -> refuse(field, fields.keySet()));
    }

    private static void check(String field, FieldType type, @Nullable Object value) {
        var pointer = "/data/" + field;
        if (value == null) throw InvalidRequest.of(pointer, "is missing: it is " + type.words());
        if (!type.takes(value)) throw InvalidRequest.of(pointer, "must be " + type.words());
    }

    private static void refuse(String field, Set<String> known) {
        throw InvalidRequest.of(
                "/data/" + escaped(field),
                "is not a field of this template, which takes " + String.join(", ", known));
    }

    /**
     * The words for one member: in their language and region, else in their language, else in
     * English.
     *
     * @param name of the member; null where nobody told us
     */
    public Words words(Locale language, Map<String, Object> data, @Nullable String name) {
        return in(language.toLanguageTag())
                .or(() -> in(language.getLanguage()))
                .orElseGet(this::lastResort)
                .with(data, name);
    }

    /** What it takes, the same in all languages. */
    Map<String, FieldType> fields() {
        return lastResort().fields();
    }

    private Translation lastResort() {
        return in(LAST_RESORT).orElseThrow();
    }

    private Optional<Translation> in(String locale) {
        return translations.stream().filter(it -> it.locale().equals(locale)).findFirst();
    }

    /** As RFC 6901 writes it. */
    private static String escaped(String field) {
        return field.replace("~", "~0").replace("/", "~1");
    }
}

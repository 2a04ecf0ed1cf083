package plusone.notification.template;

import com.samskivert.mustache.Mustache;
import java.text.NumberFormat;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A template in one language. */
record Translation(
        String name,
        String locale,
        String title,
        String text,
        String body,
        Map<String, FieldType> fields) {

    // Plain text, never HTML; an empty name is no name. A variable that is not there is a fault.
    private static final Mustache.Compiler MUSTACHE =
            Mustache.compiler().escapeHTML(false).emptyStringIsFalse(true);

    Words with(Map<String, Object> data, @Nullable String name) {
        var values = values(data, name);
        return new Words(
                OneLine.of(filled(title, values)),
                filled(text, values),
                filled(body, values),
                Locale.forLanguageTag(locale));
    }

    private Map<String, Object> values(Map<String, Object> data, @Nullable String name) {
        var numbers = NumberFormat.getIntegerInstance(Locale.forLanguageTag(locale));
        var values = new HashMap<String, Object>();
        values.put("name", name == null ? "" : OneLine.of(name));
        fields.forEach(
                (field, type) -> {
                    var value = Objects.requireNonNull(data.get(field), field);
                    switch (type) {
                        case NUMBER -> {
                            values.put(field, numbers.format(value));
                            values.put(field + "IsOne", ((Number) value).longValue() == 1);
                        }
                        case TEXT -> values.put(field, OneLine.of((String) value));
                    }
                });
        return values;
    }

    private static String filled(String template, Map<String, Object> values) {
        return MUSTACHE.compile(template).execute(values);
    }
}

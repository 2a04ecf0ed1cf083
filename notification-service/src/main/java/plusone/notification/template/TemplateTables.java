package plusone.notification.template;

import io.r2dbc.spi.Readable;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** SQL on {@code template}. */
@Component
class TemplateTables {

    private static final String TRANSLATIONS =
            """
            select name, locale, title, text, body, fields::text as fields from template where name = :name""";

    private static final String NAMES = "select distinct name from template order by name";

    private static final TypeReference<Map<String, FieldType>> FIELDS = new TypeReference<>() {};

    private final DatabaseClient database;
    private final JsonMapper json;

    TemplateTables(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Flux<Translation> translations(String name) {
        return database.sql(TRANSLATIONS).bind("name", name).map(this::translation).all();
    }

    Flux<String> names() {
        return database.sql(NAMES).map(row -> get(row, "name")).all();
    }

    private Translation translation(Readable row) {
        return new Translation(
                get(row, "name"),
                get(row, "locale"),
                get(row, "title"),
                get(row, "text"),
                get(row, "body"),
                json.readValue(get(row, "fields"), FIELDS));
    }

    private static String get(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }
}

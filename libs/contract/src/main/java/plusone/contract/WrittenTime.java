package plusone.contract;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** Times, dates and durations as texts only: a number might be seconds or milliseconds. */
final class WrittenTime<T> extends StdScalarDeserializer<T> {

    private final Class<T> type;
    private final Function<String, T> read;

    private WrittenTime(Class<T> type, Function<String, T> read) {
        super(type);
        this.type = type;
        this.read = read;
    }

    static JacksonModule module() {
        return new SimpleModule("written-time")
                .addDeserializer(Instant.class, new WrittenTime<>(Instant.class, Times::instant))
                .addDeserializer(LocalDate.class, new WrittenTime<>(LocalDate.class, Times::date))
                .addDeserializer(
                        Duration.class, new WrittenTime<>(Duration.class, Duration::parse));
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            return type.cast(context.handleUnexpectedToken(type, json));
        }
        try {
            return read.apply(json.getString());
        } catch (DateTimeException _) {
            return type.cast(
                    context.handleWeirdStringValue(type, json.getString(), "not of this form"));
        }
    }
}

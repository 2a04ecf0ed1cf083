package plusone.contract;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.Validator;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON that is a part of a body, a line for example, as a whole body is read: as strictly,
 * held to the same constraints, refused with the same problems.
 */
public final class StrictBodies {

    private final JsonMapper json;
    private final Validator validator;

    StrictBodies(JsonMapper json, Validator validator) {
        this.json = StrictJson.strict(json);
        this.validator = validator;
    }

    /**
     * A reader of one type; it throws {@link ProblemException}.
     *
     * @param besides a field that belongs to somebody else and is passed over
     */
    public <T> Function<byte[], T> of(Class<T> type, String besides) {
        var reader = json.readerFor(type).withHandler(new PassingOver(type, besides));
        return bytes -> valid(type.cast(read(bytes, reader)));
    }

    /**
     * The text of a field, read ahead of everything else and whatever else is wrong.
     *
     * @return empty where there is no such field, or something else than a text in it: then it is
     *     {@link Field#isGiven given} all the same
     */
    public Field field(byte[] bytes, String name) {
        try (var parser = json.createParser(bytes)) {
            return parser.nextToken() == JsonToken.START_OBJECT
                    ? field(parser, name)
                    : Field.MISSING;
        } catch (JacksonException _) {
            return Field.MISSING;
        }
    }

    private static Field field(JsonParser parser, String name) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var isIt = parser.currentName().equals(name);
            var value = parser.nextToken();
            if (isIt) return Field.of(value, parser);
            parser.skipChildren();
        }
        return Field.MISSING;
    }

    private static Object read(byte[] bytes, ObjectReader reader) {
        Texts.check(DefaultDataBufferFactory.sharedInstance.wrap(bytes));
        try {
            Object read = reader.readValue(bytes);
            return Optional.ofNullable(read).orElseThrow(BadInput::missing);
        } catch (JacksonException refused) {
            throw BadInput.ofJson(refused);
        }
    }

    private <T> T valid(T read) {
        var errors = new BeanPropertyBindingResult(read, "body");
        validator.validate(read, errors);
        if (errors.hasErrors()) throw Violations.of(errors);
        return read;
    }

    /**
     * A field that was looked for.
     *
     * @param isGiven whether it is there with any value but null
     * @param text its value where that is a text
     */
    public record Field(boolean isGiven, Optional<String> text) {

        static final Field MISSING = new Field(false, Optional.empty());

        private static Field of(JsonToken value, JsonParser parser) {
            return switch (value) {
                case VALUE_STRING -> new Field(true, Optional.of(parser.getString()));
                case VALUE_NULL -> MISSING;
                default -> new Field(true, Optional.empty());
            };
        }
    }

    /** Of an object of this type itself, not of what is inside it. */
    private static final class PassingOver extends DeserializationProblemHandler {

        private final Class<?> type;
        private final String field;

        private PassingOver(Class<?> type, String field) {
            this.type = type;
            this.field = field;
        }

        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                ValueDeserializer<?> deserializer,
                Object beanOrClass,
                String name) {
            if (!name.equals(field) || !isOfType(beanOrClass)) return false;
            parser.skipChildren();
            return true;
        }

        private boolean isOfType(Object beanOrClass) {
            return Objects.equals(beanOrClass, type) || type.isInstance(beanOrClass);
        }
    }
}

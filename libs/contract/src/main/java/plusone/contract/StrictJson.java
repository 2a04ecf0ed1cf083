package plusone.contract;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.Hints;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.util.MimeType;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** Reads request bodies as they are meant: nothing unknown, nothing twice, nothing coerced. */
final class StrictJson extends JacksonJsonDecoder {

    StrictJson(JsonMapper mapper) {
        super(strict(mapper));
    }

    static JsonMapper strict(JsonMapper mapper) {
        return mapper.rebuild()
                .addModule(WrittenTime.module())
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(
                        DeserializationFeature.ACCEPT_FLOAT_AS_INT,
                        DeserializationFeature.ACCEPT_EMPTY_STRING_AS_NULL_OBJECT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .withCoercionConfigDefaults(
                        it -> it.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
                .withCoercionConfig(
                        LogicalType.Textual,
                        it ->
                                it.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                        .setCoercion(
                                                CoercionInputShape.Boolean, CoercionAction.Fail)
                                        .setCoercion(
                                                CoercionInputShape.EmptyString,
                                                CoercionAction.TryConvert))
                .build();
    }

    @Override
    public Object decode(
            DataBuffer body,
            ResolvableType type,
            @Nullable MimeType mimeType,
            @Nullable Map<String, Object> hints) {
        try {
            Texts.check(body);
        } catch (ProblemException broken) {
            DataBufferUtils.release(body);
            throw broken;
        }
        // Otherwise what was read, so what people wrote, is logged wherever our classes log most.
        var silently = Hints.merge(hints, Hints.SUPPRESS_LOGGING_HINT, true);
        return super.decode(body, type, mimeType, silently);
    }
}

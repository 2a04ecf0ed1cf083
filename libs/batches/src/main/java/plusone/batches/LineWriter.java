package plusone.batches;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.AbstractEncoder;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.util.MimeType;
import reactor.core.publisher.Flux;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes answers as lines. Those that are ready together go out together: the framework's own
 * writer sends each on its way alone.
 */
final class LineWriter extends AbstractEncoder<LineAnswer> {

    private final ObjectWriter json;

    LineWriter(JsonMapper json) {
        super(MediaType.APPLICATION_NDJSON);
        this.json = json.writerFor(LineAnswer.class);
    }

    @Override
    public boolean canEncode(ResolvableType type, @Nullable MimeType mimeType) {
        return type.toClass() == LineAnswer.class && super.canEncode(type, mimeType);
    }

    @Override
    public Flux<DataBuffer> encode(
            Publisher<? extends LineAnswer> answers,
            DataBufferFactory buffers,
            ResolvableType type,
            @Nullable MimeType mimeType,
            @Nullable Map<String, Object> hints) {
        return Flux.from(answers)
                .map(answer -> encodeValue(answer, buffers, type, mimeType, hints))
                .doOnDiscard(DataBuffer.class, DataBufferUtils::release);
    }

    @Override
    public DataBuffer encodeValue(
            LineAnswer answer,
            DataBufferFactory buffers,
            ResolvableType type,
            @Nullable MimeType mimeType,
            @Nullable Map<String, Object> hints) {
        var line = json.writeValueAsBytes(answer);
        return buffers.allocateBuffer(line.length + 1).write(line).write((byte) '\n');
    }
}

package plusone.contract;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;

/**
 * What is left of a request that is refused. It is read to its end before the answer: a caller who
 * is still sending would not see the answer, and where the answer overtakes the end of its request,
 * the server stops reading the connection and the next request on it is never answered.
 */
final class RestOfBody {

    private static final DataSize MOST = DataSize.ofMegabytes(16);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private RestOfBody() {}

    /**
     * How many bytes it was, at the end of the body, or when it is larger or slower than anybody's
     * may be; never fails.
     */
    static Mono<Long> readAndThrownAway(ServerHttpRequest request) {
        var seen = new AtomicLong();
        return request.getBody()
                .map(RestOfBody::thrownAway)
                .takeWhile(bytes -> seen.addAndGet(bytes) <= MOST.toBytes())
                .then()
                .timeout(PATIENCE)
                .onErrorComplete()
                .then(Mono.fromSupplier(seen::get));
    }

    private static int thrownAway(DataBuffer buffer) {
        var bytes = buffer.readableByteCount();
        DataBufferUtils.release(buffer);
        return bytes;
    }
}

package plusone.contract;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * What is left of a request that is refused. It is read to its end before the answer: a caller who
 * is still sending would not see the answer, and where the answer overtakes the end of its request,
 * the server stops reading the connection and the next request on it is never answered. So where
 * the end was not reached the connection is not used again.
 *
 * @param bytes how many there were, as far as is known
 * @param isWhole whether the body was read to its end
 */
record RestOfBody(long bytes, boolean isWhole) {

    private static final DataSize MOST = DataSize.ofMegabytes(16);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration SILENCE = Duration.ofSeconds(1);

    /**
     * Ends with the body, or when it is larger or slower than anybody's may be; never fails. A body
     * that somebody has begun to read is theirs: the server lets nobody else have it.
     */
    static Mono<RestOfBody> readAndThrownAway(ServerWebExchange exchange) {
        var progress = BodyProgress.of(exchange);
        var said = exchange.getRequest().getHeaders().getContentLength();
        if (progress != null && progress.isBegun())
            return Mono.fromSupplier(() -> new RestOfBody(said, progress.isWhole()));
        if (progress != null) progress.giveUp();
        return read(exchange.getRequest(), said);
    }

    private static Mono<RestOfBody> read(ServerHttpRequest request, long said) {
        var seen = new AtomicLong();
        return request.getBody()
                .map(RestOfBody::thrownAway)
                .timeout(SILENCE)
                .takeWhile(bytes -> seen.addAndGet(bytes) <= MOST.toBytes())
                .then(Mono.fromSupplier(() -> seen.get() <= MOST.toBytes()))
                .timeout(PATIENCE)
                .onErrorReturn(false)
                .map(isWhole -> new RestOfBody(Math.max(seen.get(), said), isWhole));
    }

    private static int thrownAway(DataBuffer buffer) {
        var bytes = buffer.readableByteCount();
        DataBufferUtils.release(buffer);
        return bytes;
    }
}

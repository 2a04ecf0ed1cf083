package plusone.contract;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

/**
 * Refuses a body that is too large, after the rest was read and thrown away: a caller who is still
 * sending would not see the answer. What is larger than anybody may send is not read to its end.
 */
final class BodyLimitFilter implements WebFilter, Ordered {

    private static final DataSize DRAINED = DataSize.ofMegabytes(16);

    private final long limit;

    BodyLimitFilter(DataSize limit) {
        this.limit = limit.toBytes();
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return chain.filter(exchange.mutate().request(limited(exchange.getRequest())).build());
    }

    private ServerHttpRequest limited(ServerHttpRequest request) {
        return new ServerHttpRequestDecorator(request) {
            @Override
            public Flux<DataBuffer> getBody() {
                return Flux.defer(() -> limited(super.getBody()));
            }
        };
    }

    private Flux<DataBuffer> limited(Flux<DataBuffer> body) {
        var seen = new AtomicLong();
        return body.<DataBuffer>handle((buffer, sink) -> take(buffer, seen, sink))
                .concatWith(Mono.defer(() -> seen.get() > limit ? tooLarge() : Mono.empty()));
    }

    private void take(DataBuffer buffer, AtomicLong seen, SynchronousSink<DataBuffer> sink) {
        var total = seen.addAndGet(buffer.readableByteCount());
        if (total <= limit) {
            sink.next(buffer);
            return;
        }
        DataBufferUtils.release(buffer);
        if (total > DRAINED.toBytes()) {
            sink.error(StandardProblems.bodyTooLarge());
        }
    }

    private static Mono<DataBuffer> tooLarge() {
        return Mono.error(StandardProblems.bodyTooLarge());
    }
}

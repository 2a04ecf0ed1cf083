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
 * sending would not see the answer. A rest that is larger than anybody may send is not read to its
 * end. A body that says at once how large it is, is not handed on at all.
 */
final class BodyLimitFilter implements WebFilter, Ordered {

    private static final long DRAINED = DataSize.ofMegabytes(16).toBytes();

    private final PathLimits<DataSize> limits;

    BodyLimitFilter(PathLimits<DataSize> limits) {
        this.limits = limits;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 2;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return chain.filter(exchange.mutate().request(limited(exchange.getRequest())).build());
    }

    private ServerHttpRequest limited(ServerHttpRequest request) {
        var limit = limits.of(request.getPath().pathWithinApplication()).toBytes();
        return new ServerHttpRequestDecorator(request) {
            @Override
            public Flux<DataBuffer> getBody() {
                return getHeaders().getContentLength() > limit
                        ? Flux.error(StandardProblems::bodyTooLarge)
                        : Flux.defer(() -> new Measure(limit).of(super.getBody()));
            }
        };
    }

    /** Of one body, as it comes. */
    private static final class Measure {

        private final AtomicLong seen = new AtomicLong();
        private final long limit;

        private Measure(long limit) {
            this.limit = limit;
        }

        private Flux<DataBuffer> of(Flux<DataBuffer> body) {
            return body.<DataBuffer>handle(this::take).concatWith(Mono.defer(this::verdict));
        }

        private void take(DataBuffer buffer, SynchronousSink<DataBuffer> sink) {
            var total = seen.addAndGet(buffer.readableByteCount());
            if (total <= limit) {
                sink.next(buffer);
                return;
            }
            DataBufferUtils.release(buffer);
            if (total - limit > DRAINED) sink.error(StandardProblems.bodyTooLarge());
        }

        private Mono<DataBuffer> verdict() {
            return seen.get() > limit ? Mono.error(StandardProblems::bodyTooLarge) : Mono.empty();
        }
    }
}

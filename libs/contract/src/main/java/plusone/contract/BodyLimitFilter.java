package plusone.contract;

import java.time.Duration;
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
    private final BodyMemory memory;
    private final Duration silence;
    private final CrowdLog log = new CrowdLog();

    BodyLimitFilter(PathLimits<DataSize> limits, BodyMemory memory, Duration silence) {
        this.limits = limits;
        this.memory = memory;
        this.silence = silence;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 2;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var share = memory.share();
        return chain.filter(exchange.mutate().request(limited(exchange, share)).build())
                .doFinally(_ -> share.end());
    }

    private ServerHttpRequest limited(ServerWebExchange exchange, BodyMemory.Share share) {
        var limit = limits.of(exchange.getRequest().getPath().pathWithinApplication()).toBytes();
        var progress = BodyProgress.begin(exchange);
        return new ServerHttpRequestDecorator(exchange.getRequest()) {
            @Override
            public Flux<DataBuffer> getBody() {
                if (getHeaders().getContentLength() > limit)
                    return Flux.error(StandardProblems::bodyTooLarge);
                var body = progress.watch(super.getBody());
                return Flux.defer(
                        () ->
                                progress.isGivenUp()
                                        ? Flux.never()
                                        : measured(exchange, body, limit, share));
            }
        };
    }

    private Flux<DataBuffer> measured(
            ServerWebExchange exchange, Flux<DataBuffer> body, long limit, BodyMemory.Share share) {
        return BodyForm.isKept(exchange)
                ? kept(exchange, body, limit, share)
                : new Measure(limit).of(body);
    }

    /** What is passed on as it comes is not kept: those who take it bound it. */
    private Flux<DataBuffer> kept(
            ServerWebExchange exchange, Flux<DataBuffer> body, long limit, BodyMemory.Share share) {
        var timely = body.timeout(silence, Flux.error(StandardProblems::bodyTooSlow));
        return new Measure(limit)
                .of(timely)
                .handle((part, sink) -> keep(exchange, share, part, sink));
    }

    private void keep(
            ServerWebExchange exchange,
            BodyMemory.Share share,
            DataBuffer part,
            SynchronousSink<DataBuffer> sink) {
        if (share.take(part.readableByteCount())) {
            sink.next(part);
            return;
        }
        DataBufferUtils.release(part);
        log.refused(exchange, memory.taken() + " bytes of bodies are under way");
        sink.error(StandardProblems.unavailable());
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

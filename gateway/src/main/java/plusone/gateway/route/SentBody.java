package plusone.gateway.route;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.core.publisher.Sinks;
import reactor.netty.channel.AbortedException;

/** The body of a request on its way to a service: it knows whose turn it is. */
final class SentBody extends ServerHttpRequestDecorator {

    private final Sinks.Empty<Void> sent = Sinks.empty();
    private final AtomicLong wanted = new AtomicLong();

    SentBody(ServerHttpRequest request) {
        super(request);
        if (!isPromised(request)) sent.tryEmitEmpty();
    }

    /** Whether the request says that a body comes with it. */
    static boolean isPromised(ServerHttpRequest request) {
        var headers = request.getHeaders();
        return headers.getContentLength() > 0
                || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return super.getBody()
                .doOnRequest(more -> wanted.accumulateAndGet(more, Operators::addCap))
                .doOnNext(_ -> wanted.decrementAndGet())
                .doOnTerminate(this::end)
                .onErrorMap(SentBody::isBrokenOff, _ -> RouteProblems.brokenOff());
    }

    private void end() {
        wanted.set(0);
        sent.tryEmitEmpty();
    }

    /** Ends when the whole body is on its way, at once where there is none. */
    Mono<Void> sent() {
        return sent.asMono();
    }

    /** Whether the service waits for more of it, and the caller does not send it. */
    boolean isAwaited() {
        return wanted.get() > 0;
    }

    private static boolean isBrokenOff(Throwable failure) {
        return failure instanceof IOException || failure instanceof AbortedException;
    }
}

package plusone.contract;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;

/** How far the body of a request has been read: whoever writes an answer must know. */
final class BodyProgress {

    private static final String NAME = BodyProgress.class.getName();

    private volatile boolean isBegun;
    private volatile boolean isWhole;
    private volatile boolean isGivenUp;

    static BodyProgress begin(ServerWebExchange exchange) {
        var progress = new BodyProgress();
        exchange.getAttributes().put(NAME, progress);
        return progress;
    }

    /** Of a request that was refused before anybody could read it there is none. */
    static @Nullable BodyProgress of(ServerWebExchange exchange) {
        return exchange.getAttribute(NAME);
    }

    Flux<DataBuffer> watch(Flux<DataBuffer> body) {
        return body.doOnSubscribe(_ -> isBegun = true).doOnComplete(() -> isWhole = true);
    }

    /** From now on the rest is thrown away, and nobody else may have it. */
    void giveUp() {
        isGivenUp = true;
    }

    /** Whether whoever reads now is too late: the call was refused while it was being prepared. */
    boolean isGivenUp() {
        return isGivenUp;
    }

    /** Whether somebody has begun to read it. */
    boolean isBegun() {
        return isBegun;
    }

    /** Whether it was read to its end. */
    boolean isWhole() {
        return isWhole;
    }
}

package plusone.batches;

import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import plusone.batches.LineAnswer.Done;
import plusone.contract.Problems;
import plusone.contract.StrictBodies;
import plusone.idempotency.IdempotencyKey;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableChannel;
import reactor.netty.http.server.HttpServerResponse;

/**
 * The lines of a request, as a controller's parameter; it answers with {@link #answers}, as {@code
 * application/x-ndjson}. Lines are read as their answers are taken: a caller who does not read is
 * not read from.
 *
 * <p>A line that is broken or refused is answered with its problem and stops none after it. A batch
 * that has too many lines, is too large or takes too long ends with one line more, which has no key
 * and names the first that was not looked at. Where nobody takes the answers for a tenth of the
 * time more, the connection is cut.
 */
public final class Batch {

    /** Lines under way at once; they are begun in their order. */
    private static final int AT_ONCE = 64;

    private final ServerWebExchange exchange;
    private final StrictBodies bodies;
    private final Problems problems;
    private final Duration limit;

    Batch(ServerWebExchange exchange, StrictBodies bodies, Problems problems, Duration limit) {
        this.exchange = exchange;
        this.bodies = bodies;
        this.problems = problems;
        this.limit = limit;
    }

    /**
     * An answer a line, in order.
     *
     * @param type what a line is besides its key; it is read and validated as a body of its own
     * @param work what a line asks for; it is begun in the order of the lines
     */
    public <T> Flux<LineAnswer> answers(
            Class<T> type, BiFunction<IdempotencyKey, T, Mono<Done>> work) {
        var reader = bodies.of(type, LineKey.NAME);
        return LineCutter.lines(exchange.getRequest().getBody(), limit)
                .flatMapSequential(line -> answer(line, reader, work), AT_ONCE, 1)
                .takeUntilOther(
                        Mono.delay(limit.plus(limit.dividedBy(10))).doOnNext(_ -> hangUp()));
    }

    /** By hand: an answer that is ended waits for ever for a caller who does not read. */
    private void hangUp() {
        HttpServerResponse response =
                ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
        response.withConnection(DisposableChannel::dispose);
    }

    private <T> Mono<LineAnswer> answer(
            Line line, Function<byte[], T> reader, BiFunction<IdempotencyKey, T, Mono<Done>> work) {
        var key = new LineKey(bodies.field(line.readable(), LineKey.NAME));
        return Mono.defer(
                        () -> {
                            var request = reader.apply(line.bytes());
                            return work.apply(key.required(), request);
                        })
                .single()
                .map(done -> LineAnswer.done(line, key, done))
                .onErrorResume(thrown -> Mono.fromSupplier(() -> refused(line, key, thrown)));
    }

    private LineAnswer refused(Line line, LineKey key, Throwable thrown) {
        var problem = problems.of(exchange, thrown);
        return LineAnswer.refused(
                line, key, problem.getStatusCode().value(), problems.members(exchange, problem));
    }
}

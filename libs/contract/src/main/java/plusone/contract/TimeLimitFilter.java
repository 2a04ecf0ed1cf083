package plusone.contract;

import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Answers in time, whatever becomes of the work: a transaction that has begun goes on to its end.
 * An answer whose head is out is not cut off, nor is a call that has taken {@link OwnTimeLimit a
 * limit of its own}.
 */
final class TimeLimitFilter implements WebFilter, Ordered {

    private final PathLimits<Duration> limits;

    TimeLimitFilter(PathLimits<Duration> limits) {
        this.limits = limits;
    }

    /** Around everything that may wait, the sign-in check too. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 4;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var limit = limits.of(exchange.getRequest().getPath().pathWithinApplication());
        return chain.filter(exchange)
                .timeout(over(limit, exchange), Mono.error(StandardProblems::takingTooLong));
    }

    private static Mono<Long> over(Duration limit, ServerWebExchange exchange) {
        return Mono.delay(limit).filter(_ -> isOursToAnswer(exchange)).switchIfEmpty(Mono.never());
    }

    private static boolean isOursToAnswer(ServerWebExchange exchange) {
        return !exchange.getResponse().isCommitted() && !OwnTimeLimit.hasBegun(exchange);
    }
}

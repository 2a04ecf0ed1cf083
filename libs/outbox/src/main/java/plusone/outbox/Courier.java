package plusone.outbox;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * Makes the calls of one link: within a time limit, through a breaker, and as a part of the trace
 * that led to them.
 */
record Courier(Receiver receiver, CircuitBreaker breaker, Traces traces, Duration timeLimit) {

    String link() {
        return receiver.link();
    }

    /**
     * How many rows to take at once: none while the breaker is open, so that nothing is written in
     * vain, and one to try with when it may be half-open.
     */
    int capacity(int batch) {
        if (breaker.getState() == CircuitBreaker.State.CLOSED) return batch;
        if (!breaker.tryAcquirePermission()) return 0;
        breaker.releasePermission();
        return 1;
    }

    Mono<Void> deliver(OutboxRow row) {
        var call =
                Mono.defer(() -> receiver.deliver(row))
                        .timeout(receiver.timeLimit(timeLimit))
                        .transformDeferred(CircuitBreakerOperator.of(breaker));
        return traces.continued(row, call);
    }
}

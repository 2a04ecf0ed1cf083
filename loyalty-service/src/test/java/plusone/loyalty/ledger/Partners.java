package plusone.loyalty.ledger;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import plusone.loyalty.Loyalty;
import plusone.loyalty.Loyalty.Answered;

/**
 * Callers who spread their calls over all instances, and who send again, with the same key, while
 * the answer is "not now".
 */
final class Partners {

    private static final int NOT_NOW = 503;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final List<Loyalty> instances;
    private final AtomicInteger calls = new AtomicInteger();

    Partners(List<Loyalty> instances) {
        this.instances = instances;
    }

    Loyalty any() {
        return instances.get(calls.getAndIncrement() % instances.size());
    }

    /** The answer in the end. */
    Answered insist(Function<Loyalty, Answered> call) {
        return await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(PAUSE)
                .pollInSameThread()
                .until(() -> call.apply(any()), answer -> answer.status() != NOT_NOW);
    }
}

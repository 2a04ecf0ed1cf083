package plusone.loyalty.ledger;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import plusone.loyalty.Loyalty;
import plusone.loyalty.Loyalty.Answered;

/**
 * Callers who spread their calls over all instances, and who send again, with the same key, while
 * the answer is "not now".
 */
public final class Partners {

    private static final int NOT_NOW = 503;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final List<Loyalty> instances;
    private final AtomicInteger calls = new AtomicInteger();

    public Partners(List<Loyalty> instances) {
        this.instances = instances;
    }

    Loyalty any() {
        return instances.get(calls.getAndIncrement() % instances.size());
    }

    /** The answer in the end. */
    public Answered insist(Function<Loyalty, Answered> call) {
        return insist(call, this::any);
    }

    /** The answer in the end, all from one instance, by its number. */
    Answered insistAt(int number, Function<Loyalty, Answered> call) {
        return insist(call, () -> instances.get(number % instances.size()));
    }

    private static Answered insist(Function<Loyalty, Answered> call, Supplier<Loyalty> instance) {
        return await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(PAUSE)
                .pollInSameThread()
                .until(() -> call.apply(instance.get()), answer -> answer.status() != NOT_NOW);
    }
}

package plusone.outbox;

import static io.github.resilience4j.circuitbreaker.CircuitBreaker.StateTransition.OPEN_TO_HALF_OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A receiver that is down hears little of it, and gets everything when it is back. */
class OutageIT extends RelayTest {

    private static final OutboxSettings IMPATIENT =
            settings(Duration.ofMillis(50), 3, Duration.ofSeconds(1), Duration.ofMillis(300));

    private static final OutboxSettings OPEN_FOR_LONG =
            settings(Duration.ofMillis(50), 3, Duration.ofSeconds(10), Duration.ofMinutes(10));

    /** What may be under way before the first failures are known. */
    private static final int FIRST_CALLS = 4 * 16;

    @ParameterizedTest
    @EnumSource
    void costsFewCallsAndLosesNoLetter(Fault fault) {
        office.letterBox.answer(fault);
        var branch = branch(fault == Fault.SLOW ? IMPATIENT : QUICK);
        var halfOpenings = halfOpenings(branch.breaker);
        branch.start();

        branch.add(letters(100, 3));

        eventually().untilAsserted(() -> assertThat(halfOpenings).hasValueGreaterThan(5));
        var calls = office.brought().size();
        assertThat(calls)
                .as("probes while half-open are as many as permitted")
                .isLessThanOrEqualTo(FIRST_CALLS + Breakers.PROBES * halfOpenings.get());
        assertThat(calls / 300.0).as("calls per original").isLessThanOrEqualTo(1.2);

        office.letterBox.answer(Answer.TAKEN);
        awaitDelivered();
        assertOnceInOrder(taken(fault), 100, 3);
        assertThat(office.count("true")).isZero();
        eventually().until(() -> branch.breaker.getState() == CircuitBreaker.State.CLOSED);
        assertThat(office.letterBox.received().stream().map(Letter::key).distinct())
                .as("every try has the key of its letter")
                .hasSize(300);
    }

    @Test
    void costsFewCallsWhereNobodyListens() {
        office.letterBox.shut();
        var branch = branch(QUICK);
        var halfOpenings = halfOpenings(branch.breaker);
        var calls = new AtomicInteger();
        branch.breaker.getEventPublisher().onError(_ -> calls.incrementAndGet());
        try {
            branch.start();
            branch.add(letters(100, 3));

            eventually().untilAsserted(() -> assertThat(halfOpenings).hasValueGreaterThan(5));
            assertThat(calls.get() / 300.0).as("calls per original").isLessThanOrEqualTo(1.2);
        } finally {
            office.letterBox.reopen();
        }

        awaitDelivered();
        assertOnceInOrder(office.taken(), 100, 3);
        assertThat(office.count("true")).isZero();
    }

    @Test
    void burnsNoTriesAndWritesNothingWhileTheBreakerIsOpen() {
        office.letterBox.answer(Fault.REFUSING);
        var branch = startBranch(OPEN_FOR_LONG);
        branch.add(letters(100, 3));
        eventually().until(() -> branch.breaker.getState() == CircuitBreaker.State.OPEN);
        awaitManyLooks(branch.breaker);
        eventually().until(() -> office.count("lease_token is not null") == 0);
        var rows = rows();

        awaitManyLooks(branch.breaker);

        assertThat(rows()).isEqualTo(rows);
        assertThat(office.text("select sum(tries) from outbox"))
                .isEqualTo(Integer.toString(office.brought().size()));
    }

    @Test
    void leavesABacklogThatIsDrainedWithinAMinute() {
        office.letterBox.answer(Fault.REFUSING);
        var branch = startBranch(QUICK);
        branch.add(letters(300, 10));
        eventually().until(() -> branch.breaker.getState() == CircuitBreaker.State.OPEN);

        office.letterBox.answer(Answer.TAKEN);

        eventually()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(office.count("true")).isZero());
        assertOnceInOrder(office.taken(), 300, 10);
    }

    /** Where a second is too long, a busy machine may repeat a call; its key tells. */
    private static List<String> taken(Fault fault) {
        return fault == Fault.SLOW ? office.taken().stream().distinct().toList() : office.taken();
    }

    private static AtomicInteger halfOpenings(CircuitBreaker breaker) {
        var halfOpenings = new AtomicInteger();
        breaker.getEventPublisher()
                .onStateTransition(
                        it -> {
                            if (it.getStateTransition() == OPEN_TO_HALF_OPEN)
                                halfOpenings.incrementAndGet();
                        });
        return halfOpenings;
    }

    /** Each look of the relay asks the open breaker. */
    private static void awaitManyLooks(CircuitBreaker breaker) {
        var before = breaker.getMetrics().getNumberOfNotPermittedCalls();
        eventually().until(() -> breaker.getMetrics().getNumberOfNotPermittedCalls() > before + 20);
    }

    private static String rows() {
        return office.text("select string_agg(o::text, ' ' order by id) from outbox o");
    }
}

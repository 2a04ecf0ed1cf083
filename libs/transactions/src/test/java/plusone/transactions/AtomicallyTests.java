package plusone.transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.ReactiveTransaction;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** How many at once, and how it ends; what happens in the database is shown on a real one. */
class AtomicallyTests {

    private final Sinks.Empty<Void> end = Sinks.empty();
    private final AtomicInteger called = new AtomicInteger();

    @Test
    void refusesMoreThanTheLimitUntilOneHasEnded() {
        var atomically = atomically(1);
        var first = end.asMono().as(atomically::commit).toFuture();

        assertThatThrownBy(() -> Mono.just("second").as(atomically::commit).block())
                .isInstanceOf(TooManyTransactionsException.class)
                .hasMessage("more than 1 transactions under way");
        end.tryEmitEmpty();

        assertThat(first).isCompleted();
        assertThat(Mono.just("third").as(atomically::commit).block()).isEqualTo("third");
    }

    @Test
    void hasRoomForTheNextAsSoonAsItAnswers() {
        var atomically = atomically(1);
        var next = Mono.just("next").as(atomically::commit);
        var first = end.asMono().thenReturn("first").as(atomically::commit);

        var answer = first.then(next).toFuture();
        end.tryEmitEmpty();

        assertThat(answer).isCompletedWithValue("next");
    }

    @Test
    void hasRoomForTheNextAsSoonAsItFails() {
        var atomically = atomically(1);
        var next = Mono.just("next").as(atomically::commit);
        var first = end.asMono().thenReturn("first").as(atomically::commit);

        var answer = first.onErrorResume(_ -> next).toFuture();
        end.tryEmitError(new IllegalStateException("the work failed"));

        assertThat(answer).isCompletedWithValue("next");
    }

    @Test
    void stopsAtOnceWhereNothingIsUnderWay() {
        var atomically = atomically(1);

        atomically.stop(called::incrementAndGet);

        assertThat(called).hasValue(1);
        assertThat(atomically.isRunning()).isFalse();
    }

    @Test
    void stopsWhenWhatIsUnderWayHasEnded() {
        var atomically = atomically(2);
        var abandoned = end.asMono().as(atomically::commit).subscribe();
        abandoned.dispose();

        atomically.stop(called::incrementAndGet);
        assertThat(called).hasValue(0);
        end.tryEmitEmpty();

        assertThat(called).hasValue(1);
    }

    @Test
    void makesNoNoiseOfAFailureThatNobodyWaitsFor() {
        var dropped = new AtomicInteger();
        Hooks.onErrorDropped(_ -> dropped.incrementAndGet());
        try {
            end.asMono().as(atomically(1)::commit).subscribe().dispose();
            end.tryEmitError(new IllegalStateException("the work failed"));
        } finally {
            Hooks.resetOnErrorDropped();
        }

        assertThat(dropped).hasValue(0);
    }

    @Test
    void saysOnlyOnceThatItHasStopped() {
        var atomically = atomically(1);

        atomically.stop(called::incrementAndGet);
        Mono.just("late").as(atomically::commit).block();
        atomically.start();
        Mono.just("in another life").as(atomically::commit).block();

        assertThat(called).hasValue(1);
    }

    private static Atomically atomically(int limit) {
        var atomically = new Atomically(TransactionalOperator.create(new NoDatabase()), limit);
        atomically.start();
        return atomically;
    }

    private static final class NoDatabase implements ReactiveTransactionManager {

        @Override
        public Mono<ReactiveTransaction> getReactiveTransaction(
                @Nullable TransactionDefinition definition) {
            return Mono.just(new ReactiveTransaction() {});
        }

        @Override
        public Mono<Void> commit(ReactiveTransaction transaction) {
            return Mono.empty();
        }

        @Override
        public Mono<Void> rollback(ReactiveTransaction transaction) {
            return Mono.empty();
        }
    }
}

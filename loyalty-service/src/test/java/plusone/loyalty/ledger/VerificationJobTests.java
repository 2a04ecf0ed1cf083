package plusone.loyalty.ledger;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class VerificationJobTests {

    private static final Duration STEP = Duration.ofMillis(100);

    @Test
    void restsNineTimesAsLongAsItWorkedWhileSomebodyWaits() {
        StepVerifier.withVirtualTime(() -> VerificationJob.sparing(step(), () -> true))
                .expectSubscription()
                .expectNoEvent(STEP.multipliedBy(10).minusMillis(1))
                .thenAwait(Duration.ofMillis(1))
                .expectNext(true)
                .verifyComplete();
    }

    @Test
    void goesOnAtOnceWhenNobodyWaits() {
        StepVerifier.withVirtualTime(() -> VerificationJob.sparing(step(), () -> false))
                .expectSubscription()
                .expectNoEvent(STEP.minusMillis(1))
                .thenAwait(Duration.ofMillis(1))
                .expectNext(true)
                .verifyComplete();
    }

    private static Mono<Boolean> step() {
        return Mono.delay(STEP).thenReturn(true);
    }
}

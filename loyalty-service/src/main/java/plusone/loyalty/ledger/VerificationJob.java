package plusone.loyalty.ledger;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Verifies in the background; any number of instances may run it, one of them works. While anybody
 * waits for the ledger it takes a tenth of the time: a transaction costs the database nearly as
 * much to verify as to write. What it leaves for later is told as not verified yet, and is made up
 * for as soon as nobody waits.
 */
@Component
class VerificationJob {

    private static final int RESTS = 9;

    private final Verification verification;
    private final Lanes lanes;

    VerificationJob(Verification verification, Lanes lanes) {
        this.verification = verification;
        this.lanes = lanes;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    Mono<Void> run() {
        return step().repeat().takeWhile(further -> further).then();
    }

    private Mono<Boolean> step() {
        return verification
                .step()
                .elapsed()
                .flatMap(step -> rest(step.getT1()).thenReturn(step.getT2()));
    }

    private Mono<Void> rest(long milliseconds) {
        return lanes.areBusy()
                ? Mono.delay(Duration.ofMillis(RESTS * milliseconds)).then()
                : Mono.empty();
    }
}

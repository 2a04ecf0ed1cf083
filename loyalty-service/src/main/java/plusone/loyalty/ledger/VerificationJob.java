package plusone.loyalty.ledger;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
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
        return sparing(verification.step(), lanes::areBusy)
                .repeat()
                .takeWhile(further -> further)
                .then();
    }

    /** A step, and a rest of nine times its length where somebody waits then. */
    static <T> Mono<T> sparing(Mono<T> step, BooleanSupplier somebodyWaits) {
        return step.elapsed()
                .flatMap(
                        taken ->
                                Mono.delay(rest(taken.getT1(), somebodyWaits))
                                        .thenReturn(taken.getT2()));
    }

    private static Duration rest(long milliseconds, BooleanSupplier somebodyWaits) {
        return somebodyWaits.getAsBoolean()
                ? Duration.ofMillis(RESTS * milliseconds)
                : Duration.ZERO;
    }
}

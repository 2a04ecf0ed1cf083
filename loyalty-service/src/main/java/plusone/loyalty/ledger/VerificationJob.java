package plusone.loyalty.ledger;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Verifies in the background; any number of instances may run it, one of them works. */
@Component
class VerificationJob {

    private final Verification verification;

    VerificationJob(Verification verification) {
        this.verification = verification;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    Mono<Void> run() {
        return verification.step().repeat().takeWhile(further -> further).then();
    }
}

package plusone.referral.settlement;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Approves what is due and ends what ran out. Any number of instances may run it: each takes what
 * no other is working on.
 */
@Component
class ApprovalJob {

    private final Settlements settlements;

    ApprovalJob(Settlements settlements) {
        this.settlements = settlements;
    }

    /** What runs out is ended even where what is due could not be found. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    Mono<Void> run() {
        return Flux.concatDelayError(settlements.approveDue(), settlements.expireRunOut()).then();
    }
}

package plusone.loyalty.ledger;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Settles members whom nobody touches: applies what time alone has done to them. It changes no
 * result, every command and every read does the same for its members. Several instances share the
 * work; what one of them leaves undone, the next run finds.
 */
@Component
class SettleJob {

    private final Settlements settlements;

    SettleJob(Settlements settlements) {
        this.settlements = settlements;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    Mono<Void> run() {
        return settlements.settleDue().repeat().takeWhile(settled -> settled > 0).then();
    }
}

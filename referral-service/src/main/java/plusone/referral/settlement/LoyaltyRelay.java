package plusone.referral.settlement;

import org.springframework.stereotype.Component;
import plusone.outbox.FinalRefusalException;
import plusone.outbox.OutboxRow;
import plusone.outbox.Receiver;
import plusone.referral.referral.Referrals;
import plusone.referral.referral.Task;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Brings what loyalty must say or do to it. */
@Component
class LoyaltyRelay implements Receiver {

    private final Judging judging;
    private final Paying paying;
    private final JsonMapper json;

    LoyaltyRelay(Judging judging, Paying paying, JsonMapper json) {
        this.judging = judging;
        this.paying = paying;
        this.json = json;
    }

    @Override
    public String link() {
        return Referrals.LOYALTY;
    }

    @Override
    public Mono<Void> deliver(OutboxRow row) {
        return switch (row.kind()) {
            case Task.Judge.KIND -> judging.judge(row.bodyAs(Task.Judge.class, json));
            case Task.Pay.KIND -> paying.pay(row.bodyAs(Task.Pay.class, json));
            default -> Mono.error(() -> new FinalRefusalException("unknown kind " + row.kind()));
        };
    }
}

package plusone.referral.conversion;

import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;
import plusone.idempotency.Effect;
import plusone.referral.referral.Referral;
import plusone.referral.referral.ReferralAnswer;
import plusone.referral.referral.Referrals;
import plusone.referral.referral.SettlementTables;
import reactor.core.publisher.Mono;

/**
 * What a conversion is answered: the referral, once its payouts are settled or a second is over.
 */
@Component
class ConversionAnswers {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration LOOK_EVERY = Duration.ofMillis(40);

    private final Referrals referrals;
    private final SettlementTables settlements;
    private final Conversions conversions;

    ConversionAnswers(Referrals referrals, SettlementTables settlements, Conversions conversions) {
        this.referrals = referrals;
        this.settlements = settlements;
        this.conversions = conversions;
    }

    /** What is kept of the answer: 200 where nothing is left to wait for, else 202. */
    Mono<Effect> of(UUID referralId, UUID operationId) {
        return conversions
                .isOf(referralId, operationId)
                .flatMap(isNews -> isNews ? settled(referralId) : asItIs(referralId));
    }

    private Mono<Effect> asItIs(UUID referralId) {
        return referrals.byId(referralId).map(it -> effect(it, 200));
    }

    /** Looks again and again at the payouts alone; holds no lock and no connection in between. */
    private Mono<Effect> settled(UUID referralId) {
        return Mono.defer(() -> settlements.isUnderWay(referralId))
                .filter(isUnderWay -> !isUnderWay)
                .repeatWhenEmpty(again -> again.delayElements(LOOK_EVERY))
                .timeout(PATIENCE, Mono.empty())
                .then(Mono.defer(() -> referrals.byId(referralId)))
                .map(it -> effect(it, it.isSettled() ? 200 : 202));
    }

    private static Effect effect(Referral referral, int status) {
        return new Effect(referral.id(), status, ReferralAnswer.of(referral).withFriend(null));
    }
}

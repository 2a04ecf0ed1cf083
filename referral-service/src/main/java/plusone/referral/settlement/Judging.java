package plusone.referral.settlement;

import org.springframework.stereotype.Service;
import plusone.referral.loyalty.LoyaltyApi;
import plusone.referral.referral.Attribution;
import plusone.referral.referral.Referral;
import plusone.referral.referral.Referrals;
import plusone.referral.referral.Task;
import reactor.core.publisher.Mono;

/**
 * Finds out late, before anything is paid, whether a friend was a customer before. Where loyalty
 * refuses to say, nothing is decided: the call is left dead with its reason, the payouts stay on
 * their way, and both go on when it is replayed.
 */
@Service
class Judging {

    private final Referrals referrals;
    private final LoyaltyApi loyalty;
    private final Settlements settlements;

    Judging(Referrals referrals, LoyaltyApi loyalty, Settlements settlements) {
        this.referrals = referrals;
        this.loyalty = loyalty;
        this.settlements = settlements;
    }

    Mono<Void> judge(Task.Judge task) {
        return referrals
                .byId(task.referralId())
                .map(Referral::attribution)
                .flatMap(this::wasCustomer)
                .flatMap(was -> settlements.step(task.referralId(), it -> it.judged(was)));
    }

    /** Whoever became a member after the registration came by the invitation. */
    private Mono<Boolean> wasCustomer(Attribution attribution) {
        return loyalty.member(attribution.friendExternalId())
                .map(member -> member.createdAt().isBefore(attribution.registeredAt()))
                .defaultIfEmpty(false);
    }
}

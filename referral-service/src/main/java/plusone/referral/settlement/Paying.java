package plusone.referral.settlement;

import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import plusone.referral.friend.Friends;
import plusone.referral.loyalty.Earning;
import plusone.referral.loyalty.Enrolment;
import plusone.referral.loyalty.LoyaltyApi;
import plusone.referral.referral.Reason;
import plusone.referral.referral.Referral;
import plusone.referral.referral.Referrals;
import plusone.referral.referral.Side;
import plusone.referral.referral.Task;
import reactor.core.publisher.Mono;

/**
 * Has loyalty credit a payout; a friend is enrolled on the way. The keys are fixed, so that what
 * arrived without our learning of it does not arrive twice. A payout is denied only for what
 * loyalty says of the member or the points; any other refusal may be mended, so the call is left
 * dead with its reason, the payout stays on its way, and both go on when it is replayed.
 */
@Service
class Paying {

    private final Referrals referrals;
    private final Friends friends;
    private final LoyaltyApi loyalty;
    private final Settlements settlements;

    Paying(Referrals referrals, Friends friends, LoyaltyApi loyalty, Settlements settlements) {
        this.referrals = referrals;
        this.friends = friends;
        this.loyalty = loyalty;
        this.settlements = settlements;
    }

    Mono<Void> pay(Task.Pay task) {
        return referrals
                .byId(task.referralId())
                .filter(it -> !it.payout(task.payoutId()).isSettled())
                .flatMap(it -> paid(it, task))
                .onErrorResume(WebClientResponseException.class, refusal -> refused(task, refusal));
    }

    private Mono<Void> paid(Referral referral, Task.Pay task) {
        var payout = referral.payout(task.payoutId());
        return member(referral, payout.side())
                .flatMap(
                        member ->
                                loyalty.earn(
                                                "payout-" + payout.id(),
                                                new Earning(
                                                        member,
                                                        payout.points(),
                                                        task.reason(),
                                                        "referral-" + referral.id()))
                                        .flatMap(
                                                transaction ->
                                                        settlements.step(
                                                                referral.id(),
                                                                it ->
                                                                        it.paid(
                                                                                payout.id(),
                                                                                member,
                                                                                transaction))));
    }

    private Mono<UUID> member(Referral referral, Side side) {
        var known = referral.memberOf(side);
        return known == null ? enrolled(referral) : Mono.just(known);
    }

    private Mono<UUID> enrolled(Referral referral) {
        return friends.contact(referral.id())
                .map(
                        it ->
                                new Enrolment(
                                        referral.attribution().friendExternalId(),
                                        it.name(),
                                        it.email(),
                                        it.phone()))
                .flatMap(it -> loyalty.enrol("enrolment-" + referral.id(), it))
                .delayUntil(member -> settlements.step(referral.id(), it -> it.enrolled(member)));
    }

    private Mono<Void> refused(Task.Pay task, WebClientResponseException refusal) {
        var reason = Reason.ofPayoutRefusal(LoyaltyApi.slug(refusal));
        return reason == null
                ? Mono.error(refusal)
                : settlements.step(task.referralId(), it -> it.denied(task.payoutId(), reason));
    }
}

package plusone.loyalty.earning;

import java.time.Clock;
import org.springframework.stereotype.Service;
import plusone.callers.Caller;
import plusone.idempotency.Effect;
import plusone.loyalty.campaign.Campaigns;
import plusone.loyalty.ledger.Accounts;
import plusone.loyalty.ledger.Ledger;
import plusone.loyalty.member.Member;
import plusone.loyalty.member.Members;
import reactor.core.publisher.Mono;

/** Takes events, holds them against the running campaigns and credits what they earned. */
@Service
class Events {

    private final Members members;
    private final Campaigns campaigns;
    private final Ledger ledger;
    private final Accounts accounts;
    private final EventBook book;
    private final Clock clock;

    Events(
            Members members,
            Campaigns campaigns,
            Ledger ledger,
            Accounts accounts,
            EventBook book,
            Clock clock) {
        this.members = members;
        this.campaigns = campaigns;
        this.ledger = ledger;
        this.accounts = accounts;
        this.book = book;
        this.clock = clock;
    }

    /**
     * Records an event in the current transaction: the event, its awards, the points and the
     * message to the member.
     */
    Mono<Effect> record(Caller caller, PostEvent told) {
        return Mono.fromSupplier(() -> told.checked(clock.instant()))
                .flatMap(this::member)
                .flatMap(member -> evaluated(told, member))
                .flatMap(evaluation -> credited(caller, evaluation));
    }

    private Mono<Member> member(PostEvent told) {
        if (told.memberId() != null) return members.byId(told.memberId());
        return members.byExternalId(String.valueOf(told.externalId()));
    }

    private Mono<Evaluation> evaluated(PostEvent told, Member member) {
        return campaigns
                .running(told.type(), clock.instant())
                .map(campaign -> Award.of(campaign, told.amount()))
                .filter(award -> award.points() > 0)
                .collectList()
                .map(awards -> new Evaluation(told, member.id(), awards));
    }

    private Mono<Effect> credited(Caller caller, Evaluation evaluation) {
        if (evaluation.earnsNothing()) {
            return accounts.figures(evaluation.memberId())
                    .flatMap(figures -> book.add(caller, evaluation, figures));
        }
        return ledger.post(evaluation.command())
                .flatMap(receipt -> book.add(caller, evaluation, receipt));
    }
}

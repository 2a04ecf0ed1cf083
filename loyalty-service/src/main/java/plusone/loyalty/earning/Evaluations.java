package plusone.loyalty.earning;

import java.time.Clock;
import org.springframework.stereotype.Component;
import plusone.loyalty.campaign.Campaigns;
import plusone.loyalty.member.Member;
import plusone.loyalty.member.Members;
import reactor.core.publisher.Mono;

/** Holds events against the campaigns that run. */
@Component
class Evaluations {

    private final Members members;
    private final Campaigns campaigns;
    private final EarningSettings settings;
    private final Clock clock;

    Evaluations(Members members, Campaigns campaigns, EarningSettings settings, Clock clock) {
        this.members = members;
        this.campaigns = campaigns;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What an event earns now; fails with a problem where it is not told right, where its member is
     * not there, and where it would give more than an event may.
     */
    Mono<Evaluation> of(PostEvent told) {
        return Mono.fromSupplier(() -> told.checked(clock.instant()))
                .flatMap(this::member)
                .flatMap(member -> evaluated(told, member));
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
                .map(awards -> Evaluation.of(told, member.id(), awards, settings.mostPerEvent()));
    }
}

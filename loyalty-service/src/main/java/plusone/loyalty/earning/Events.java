package plusone.loyalty.earning;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import plusone.callers.Caller;
import plusone.idempotency.Effect;
import plusone.loyalty.campaign.Campaigns;
import plusone.loyalty.ledger.Accounts;
import plusone.loyalty.ledger.Command;
import plusone.loyalty.ledger.Ledger;
import plusone.loyalty.ledger.Receipt;
import plusone.loyalty.ledger.Remark;
import plusone.loyalty.member.Member;
import plusone.loyalty.member.Members;
import plusone.loyalty.notice.Notices;
import plusone.loyalty.notice.Notices.PointsEarned;
import reactor.core.publisher.Mono;

/** Takes events, holds them against the running campaigns and credits what they earned. */
@Service
class Events {

    private final Members members;
    private final Campaigns campaigns;
    private final Ledger ledger;
    private final Accounts accounts;
    private final EventTables tables;
    private final Notices notices;
    private final Clock clock;
    private final Supplier<UUID> ids;

    Events(
            Members members,
            Campaigns campaigns,
            Ledger ledger,
            Accounts accounts,
            EventTables tables,
            Notices notices,
            Clock clock,
            Supplier<UUID> ids) {
        this.members = members;
        this.campaigns = campaigns;
        this.ledger = ledger;
        this.accounts = accounts;
        this.tables = tables;
        this.notices = notices;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Records an event in the current transaction: the event, its awards, the points and the
     * message to the member.
     */
    Mono<Effect> record(Caller caller, PostEvent told) {
        return member(told)
                .flatMap(
                        member ->
                                awards(told)
                                        .flatMap(
                                                awards ->
                                                        awards.isEmpty()
                                                                ? unrewarded(caller, told, member)
                                                                : rewarded(
                                                                        caller, told, member,
                                                                        awards)));
    }

    private Mono<Member> member(PostEvent told) {
        if (told.memberId() != null) return members.byId(told.memberId());
        return members.byExternalId(String.valueOf(told.externalId()));
    }

    private Mono<List<Award>> awards(PostEvent told) {
        return campaigns
                .running(told.type(), clock.instant())
                .map(
                        campaign ->
                                Award.of(
                                        campaign, campaign.pointsFor(told.amount()), told.amount()))
                .filter(award -> award.points() > 0)
                .collectList();
    }

    private Mono<Effect> unrewarded(Caller caller, PostEvent told, Member member) {
        var event = new Event(ids.get(), caller.id(), told, member.id(), clock.instant(), null);
        return tables.insert(event)
                .then(accounts.figures(member.id()))
                .map(
                        figures ->
                                effect(
                                        event,
                                        new EventAnswer(told.eventId(), 0, List.of(), figures)));
    }

    private Mono<Effect> rewarded(
            Caller caller, PostEvent told, Member member, List<Award> awards) {
        var points = awards.stream().mapToLong(Award::points).reduce(0, Math::addExact);
        var remark = new Remark(reason(awards), told.eventId(), null);
        return ledger.post(new Command.Earn(null, member.id(), points, told.occurredAt(), remark))
                .flatMap(
                        receipt -> {
                            var event =
                                    new Event(
                                            ids.get(),
                                            caller.id(),
                                            told,
                                            member.id(),
                                            clock.instant(),
                                            receipt.id());
                            return tables.insert(event)
                                    .then(tables.insertAwards(event.id(), awards))
                                    .then(
                                            notices.pointsEarned(
                                                    member.id(),
                                                    message(receipt, remark),
                                                    "event-" + event.id()))
                                    .thenReturn(
                                            effect(
                                                    event,
                                                    new EventAnswer(
                                                            told.eventId(),
                                                            points,
                                                            awards,
                                                            receipt.balance())));
                        });
    }

    private static PointsEarned message(Receipt receipt, Remark remark) {
        return new PointsEarned(receipt.points(), remark.reason(), receipt.balance().available());
    }

    private static String reason(List<Award> awards) {
        return String.join(", ", awards.stream().map(Award::campaignName).toList());
    }

    private static Effect effect(Event event, EventAnswer answer) {
        return new Effect(event.id(), 201, answer);
    }
}

package plusone.loyalty.member;

import java.util.List;
import org.springframework.stereotype.Component;
import plusone.callers.Caller;
import plusone.contract.Page;
import plusone.loyalty.ledger.Accounts;
import reactor.core.publisher.Mono;

/** Members with their status, which the ledger keeps. */
@Component
public class MemberAnswers {

    private final Accounts accounts;

    MemberAnswers(Accounts accounts) {
        this.accounts = accounts;
    }

    /** One member, for this caller: services read none of the attributes. */
    Mono<MemberAnswer> of(Member member, Caller caller) {
        return of(member)
                .map(it -> caller.kind() == Caller.Kind.SERVICE ? it.withoutAttributes() : it);
    }

    /** One member. */
    public Mono<MemberAnswer> of(Member member) {
        return of(List.of(member)).map(List::getFirst);
    }

    /** A page of them, without attributes. */
    Mono<Page<MemberAnswer>> of(Page<Member> page) {
        return of(page.items())
                .map(items -> items.stream().map(MemberAnswer::withoutAttributes).toList())
                .map(items -> new Page<>(items, page.nextCursor()));
    }

    private Mono<List<MemberAnswer>> of(List<Member> members) {
        return accounts.statuses(members.stream().map(Member::id).toList())
                .map(
                        statuses ->
                                members.stream()
                                        .map(
                                                member ->
                                                        MemberAnswer.of(
                                                                member,
                                                                statuses.getOrDefault(
                                                                        member.id(), "")))
                                        .toList());
    }
}

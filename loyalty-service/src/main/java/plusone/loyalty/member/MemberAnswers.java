package plusone.loyalty.member;

import org.springframework.stereotype.Component;
import plusone.contract.Page;
import plusone.loyalty.ledger.Accounts;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Members with their status, which the ledger keeps. */
@Component
public class MemberAnswers {

    private final Accounts accounts;

    MemberAnswers(Accounts accounts) {
        this.accounts = accounts;
    }

    /** One member. */
    public Mono<MemberAnswer> of(Member member) {
        return accounts.status(member.id()).map(status -> MemberAnswer.of(member, status));
    }

    Mono<Page<MemberAnswer>> of(Page<Member> page) {
        return Flux.fromIterable(page.items())
                .concatMap(this::of)
                .collectList()
                .map(items -> new Page<>(items, page.nextCursor()));
    }
}

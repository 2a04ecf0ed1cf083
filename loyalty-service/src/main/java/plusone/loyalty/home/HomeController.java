package plusone.loyalty.home;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import plusone.callers.AllowedFor;
import plusone.callers.Caller;
import plusone.loyalty.ledger.Accounts;
import plusone.loyalty.member.MemberAnswer;
import plusone.loyalty.member.MemberAnswers;
import plusone.loyalty.member.Members;
import reactor.core.publisher.Mono;

@RestController
class HomeController {

    private final Members members;
    private final MemberAnswers answers;
    private final Accounts accounts;

    HomeController(Members members, MemberAnswers answers, Accounts accounts) {
        this.members = members;
        this.answers = answers;
        this.accounts = accounts;
    }

    @GetMapping("/v1/me/home")
    @AllowedFor(customers = true)
    Mono<Home> home(Caller caller) {
        return members.ofCustomer(caller.subject())
                .flatMap(
                        member ->
                                answers.of(member)
                                        .map(MemberAnswer::withoutAttributes)
                                        .flatMap(
                                                answer ->
                                                        accounts.balance(member.id())
                                                                .map(
                                                                        balance ->
                                                                                Home.of(
                                                                                        answer,
                                                                                        balance))));
    }
}

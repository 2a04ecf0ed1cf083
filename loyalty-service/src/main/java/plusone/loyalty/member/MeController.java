package plusone.loyalty.member;

import jakarta.validation.Valid;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import plusone.callers.AllowedFor;
import plusone.callers.Caller;
import plusone.contract.Page;
import plusone.contract.Paging;
import plusone.idempotency.Effect;
import plusone.idempotency.Idempotency;
import plusone.idempotency.IdempotencyKey;
import plusone.loyalty.ledger.Accounts;
import plusone.loyalty.ledger.TransactionFilter;
import plusone.loyalty.ledger.TransactionLine;
import reactor.core.publisher.Mono;

/** What customers see and change of their own membership. */
@RestController
class MeController {

    private final Members members;
    private final MemberAnswers answers;
    private final Accounts accounts;
    private final Idempotency idempotency;

    MeController(
            Members members, MemberAnswers answers, Accounts accounts, Idempotency idempotency) {
        this.members = members;
        this.answers = answers;
        this.accounts = accounts;
        this.idempotency = idempotency;
    }

    @PostMapping("/v1/me/enrolment")
    @AllowedFor(customers = true)
    Mono<ResponseEntity<MemberAnswer>> enrol(
            Caller caller, @Valid @RequestBody Profile profile, IdempotencyKey key) {
        var operation =
                idempotency.operation(caller.id(), key, "member", "POST /v1/me/enrolment", profile);
        var work =
                members.enrolMyself(caller.subject(), profile)
                        .map(member -> effect(member, 201))
                        .switchIfEmpty(
                                Mono.defer(
                                        () ->
                                                members.join(caller.subject(), profile)
                                                        .map(member -> effect(member, 200))));
        return idempotency
                .once(operation, work)
                .flatMap(
                        answer ->
                                members.byId(answer.resultId())
                                        .flatMap(answers::of)
                                        .map(answer::with));
    }

    private static Effect effect(Member member, int status) {
        return new Effect(member.id(), status, Map.of("id", member.id()));
    }

    @GetMapping("/v1/me/profile")
    @AllowedFor(customers = true)
    Mono<MemberAnswer> profile(Caller caller) {
        return members.ofCustomer(caller.subject()).flatMap(answers::of);
    }

    @PutMapping("/v1/me/profile")
    @AllowedFor(customers = true)
    Mono<MemberAnswer> change(Caller caller, @Valid @RequestBody Profile profile) {
        return members.ofCustomer(caller.subject())
                .flatMap(
                        member ->
                                members.change(
                                        member.id(),
                                        current -> current.with(profile, ContactSource.CUSTOMER)))
                .flatMap(answers::of);
    }

    @GetMapping("/v1/me/transactions")
    @AllowedFor(customers = true)
    Mono<Page<TransactionLine>> transactions(Caller caller, Paging paging) {
        return members.ofCustomer(caller.subject())
                .flatMap(
                        member ->
                                accounts.transactions(member.id(), TransactionFilter.ALL, paging));
    }
}

package plusone.loyalty.member;

import jakarta.validation.Valid;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import plusone.callers.AllowedFor;
import plusone.callers.Caller;
import plusone.contract.Identifier;
import plusone.contract.InvalidRequest;
import plusone.contract.Length;
import plusone.contract.Page;
import plusone.contract.Paging;
import plusone.idempotency.Effect;
import plusone.idempotency.Idempotency;
import plusone.idempotency.IdempotencyKey;
import reactor.core.publisher.Mono;

@RestController
class MemberController {

    private final Members members;
    private final MemberAnswers answers;
    private final Idempotency idempotency;

    MemberController(Members members, MemberAnswers answers, Idempotency idempotency) {
        this.members = members;
        this.answers = answers;
        this.idempotency = idempotency;
    }

    @PostMapping("/v1/members")
    @AllowedFor(staff = true, services = true)
    Mono<ResponseEntity<MemberAnswer>> enrol(
            Caller caller, @Valid @RequestBody MemberRequest.Enrol request, IdempotencyKey key) {
        var operation =
                idempotency.operation(caller.id(), key, "member", "POST /v1/members", request);
        var work =
                members.enrol(request, ContactSource.of(caller))
                        .map(member -> new Effect(member.id(), 201, Map.of("id", member.id())));
        return idempotency
                .once(operation, work)
                .flatMap(
                        answer ->
                                members.byId(answer.resultId())
                                        .flatMap(member -> answers.of(member, caller))
                                        .map(answer::with));
    }

    @GetMapping("/v1/members/{id}")
    @AllowedFor(staff = true, services = true)
    Mono<MemberAnswer> get(Caller caller, @PathVariable UUID id) {
        return members.byId(id).flatMap(member -> answers.of(member, caller));
    }

    @GetMapping("/v1/members")
    @AllowedFor(staff = true, services = true)
    Mono<Page<MemberAnswer>> list(
            @RequestParam(required = false) @Nullable @Identifier String externalId,
            @RequestParam(required = false) @Nullable @Length(max = 200) String q,
            Paging paging) {
        if (externalId != null && q != null)
            throw InvalidRequest.of("/q", "does not go together with externalId");
        return members.list(externalId, q, paging).flatMap(answers::of);
    }

    @PutMapping("/v1/members/{id}")
    @AllowedFor(roles = "support", services = true)
    Mono<MemberAnswer> replace(
            Caller caller,
            @PathVariable UUID id,
            @Valid @RequestBody MemberRequest.Replace request) {
        return members.change(
                        id,
                        member ->
                                member.with(request.profile(), ContactSource.of(caller))
                                        .with(request.birthday(), request.attributes()))
                .flatMap(member -> answers.of(member, caller));
    }
}

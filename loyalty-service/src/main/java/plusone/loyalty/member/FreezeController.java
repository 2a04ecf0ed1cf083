package plusone.loyalty.member;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import plusone.callers.AllowedFor;
import plusone.callers.Caller;
import plusone.contract.Length;
import plusone.contract.Visible;
import plusone.idempotency.Answer;
import plusone.idempotency.Effect;
import plusone.idempotency.Idempotency;
import plusone.idempotency.IdempotencyKey;
import plusone.loyalty.ledger.Freezing;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@RestController
class FreezeController {

    private final Members members;
    private final Freezing freezing;
    private final Idempotency idempotency;
    private final JsonMapper json;

    FreezeController(Members members, Freezing freezing, Idempotency idempotency, JsonMapper json) {
        this.members = members;
        this.freezing = freezing;
        this.idempotency = idempotency;
        this.json = json;
    }

    @PostMapping("/v1/members/{id}/freeze")
    @AllowedFor(roles = {"support", "fraud", "admin"})
    Mono<ResponseEntity<MemberAnswer>> freeze(
            Caller caller,
            @PathVariable UUID id,
            @Valid @RequestBody Because request,
            IdempotencyKey key) {
        var change = freezing.freeze(id, request.reason(), caller.id());
        var call = "POST /v1/members/" + id + "/freeze";
        var operation = idempotency.operation(caller.id(), key, "member", call, request);
        return idempotency.once(operation, effect(id, change)).flatMap(this::member);
    }

    @PostMapping("/v1/members/{id}/unfreeze")
    @AllowedFor(roles = {"support", "fraud", "admin"})
    Mono<ResponseEntity<MemberAnswer>> unfreeze(
            Caller caller,
            @PathVariable UUID id,
            @Valid @RequestBody Because request,
            IdempotencyKey key) {
        var change = freezing.unfreeze(id, request.reason(), caller.id());
        var call = "POST /v1/members/" + id + "/unfreeze";
        var operation = idempotency.operation(caller.id(), key, "member", call, request);
        return idempotency.once(operation, effect(id, change)).flatMap(this::member);
    }

    private Mono<Effect> effect(UUID id, Mono<String> change) {
        return members.byId(id)
                .then(change)
                .map(status -> new Effect(id, 200, new StatusThen(status)));
    }

    /** With the status as it was then; what is personal is as it is now. */
    private Mono<ResponseEntity<MemberAnswer>> member(Answer answer) {
        var then = json.readValue(answer.figures(), StatusThen.class);
        return members.byId(answer.resultId())
                .map(member -> answer.with(MemberAnswer.of(member, then.status())));
    }

    /** Body of both calls. */
    record Because(@NotNull @Visible @Length(max = 500) String reason) {}

    private record StatusThen(String status) {}
}

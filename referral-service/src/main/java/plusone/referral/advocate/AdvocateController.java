package plusone.referral.advocate;

import jakarta.validation.Valid;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import plusone.callers.AllowedFor;
import plusone.callers.Caller;
import plusone.idempotency.Effect;
import plusone.idempotency.Idempotency;
import plusone.idempotency.IdempotencyKey;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

@RestController
class AdvocateController {

    private final Recruiting recruiting;
    private final Advocates advocates;
    private final SharingSettings sharing;
    private final Idempotency idempotency;

    AdvocateController(
            Recruiting recruiting,
            Advocates advocates,
            SharingSettings sharing,
            Idempotency idempotency) {
        this.recruiting = recruiting;
        this.advocates = advocates;
        this.sharing = sharing;
        this.idempotency = idempotency;
    }

    /** 201 where the member has become an advocate, 200 where they were one: nothing was made. */
    @PostMapping("/v1/advocates")
    @AllowedFor(staff = true, services = true, partnersWith = "referrals:write")
    Mono<ResponseEntity<AdvocateAnswer>> add(
            Caller caller, @Valid @RequestBody AdvocateRequest request, IdempotencyKey key) {
        var operation =
                idempotency.operation(caller.id(), key, "advocate", "POST /v1/advocates", request);
        return recruiting
                .candidate(request)
                .materialize()
                .flatMap(found -> idempotency.once(operation, work(found)))
                .flatMap(
                        answer ->
                                advocates
                                        .byId(answer.resultId())
                                        .map(this::answer)
                                        .map(answer::with));
    }

    /** Who was not found is refused inside, so that a repetition is answered as before. */
    private Mono<Effect> work(Signal<Recruiting.Candidate> found) {
        return Mono.just(found)
                .<Recruiting.Candidate>dematerialize()
                .flatMap(recruiting::recruit)
                .map(AdvocateController::effect);
    }

    private static Effect effect(Advocates.Added added) {
        var id = added.advocate().id();
        return new Effect(id, added.isNew() ? 201 : 200, Map.of("id", id));
    }

    private AdvocateAnswer answer(Advocate advocate) {
        return new AdvocateAnswer(
                advocate.id(), advocate.code(), sharing.shareUrl(advocate.code()));
    }

    record AdvocateAnswer(UUID id, Code code, String shareUrl) {}
}

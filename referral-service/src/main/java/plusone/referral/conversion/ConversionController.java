package plusone.referral.conversion;

import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import plusone.callers.AllowedFor;
import plusone.callers.Caller;
import plusone.idempotency.Answer;
import plusone.idempotency.Idempotency;
import plusone.idempotency.IdempotencyKey;
import plusone.referral.referral.ReferralAnswer;
import plusone.referral.referral.Referrals;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@RestController
class ConversionController {

    private final Conversions conversions;
    private final ConversionAnswers answers;
    private final Referrals referrals;
    private final Idempotency idempotency;
    private final JsonMapper json;

    ConversionController(
            Conversions conversions,
            ConversionAnswers answers,
            Referrals referrals,
            Idempotency idempotency,
            JsonMapper json) {
        this.conversions = conversions;
        this.answers = answers;
        this.referrals = referrals;
        this.idempotency = idempotency;
        this.json = json;
    }

    @PostMapping("/v1/referrals/{id}/conversions")
    @AllowedFor(services = true, partnersWith = "referrals:write")
    Mono<ResponseEntity<ReferralAnswer>> report(
            Caller caller,
            @PathVariable UUID id,
            @Valid @RequestBody ConversionRequest request,
            IdempotencyKey key) {
        var call = "POST /v1/referrals/" + id + "/conversions";
        var operation = idempotency.operation(caller.id(), key, "referral", call, request);
        var work = conversions.report(caller, id, request, operation.id());
        return idempotency
                .once(operation, work, referralId -> answers.of(referralId, operation.id()))
                .flatMap(this::answered);
    }

    /** The figures as they were kept, and the friend's id afresh. */
    private Mono<ResponseEntity<ReferralAnswer>> answered(Answer answer) {
        var kept = json.readValue(answer.figures(), ReferralAnswer.class);
        return referrals
                .byId(answer.resultId())
                .map(it -> answer.with(kept.withFriend(it.attribution().friendExternalId())));
    }
}

package plusone.referral.programme;

import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
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
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@RestController
class ProgrammeController {

    private final Programmes programmes;
    private final Idempotency idempotency;
    private final JsonMapper json;

    ProgrammeController(Programmes programmes, Idempotency idempotency, JsonMapper json) {
        this.programmes = programmes;
        this.idempotency = idempotency;
        this.json = json;
    }

    @PostMapping("/v1/programmes")
    @AllowedFor(roles = "marketing")
    Mono<ResponseEntity<Programme>> create(
            Caller caller, @Valid @RequestBody ProgrammeRequest request, IdempotencyKey key) {
        var operation =
                idempotency.operation(
                        caller.id(), key, "programme", "POST /v1/programmes", request);
        var work = programmes.create(request).map(it -> new Effect(it.id(), 201, it));
        return idempotency
                .once(operation, work)
                .map(answer -> answer.with(json.readValue(answer.figures(), Programme.class)));
    }

    @PutMapping("/v1/programmes/{id}")
    @AllowedFor(roles = "marketing")
    Mono<Programme> replace(@PathVariable UUID id, @Valid @RequestBody ProgrammeRequest request) {
        return programmes.replace(id, request);
    }

    @GetMapping("/v1/programmes")
    @AllowedFor(
            staff = true,
            services = true,
            partnersWith = {"referrals:read", "referrals:write"})
    Mono<Page<Programme>> list(Paging paging) {
        return programmes.list(paging);
    }

    @GetMapping("/v1/programmes/{id}")
    @AllowedFor(
            staff = true,
            services = true,
            partnersWith = {"referrals:read", "referrals:write"})
    Mono<Programme> get(@PathVariable UUID id) {
        return programmes.byId(id);
    }
}

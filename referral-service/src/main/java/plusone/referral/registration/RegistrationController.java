package plusone.referral.registration;

import jakarta.validation.Valid;
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
import tools.jackson.databind.json.JsonMapper;

@RestController
class RegistrationController {

    private final Backgrounds backgrounds;
    private final Registrations registrations;
    private final Idempotency idempotency;
    private final JsonMapper json;

    RegistrationController(
            Backgrounds backgrounds,
            Registrations registrations,
            Idempotency idempotency,
            JsonMapper json) {
        this.backgrounds = backgrounds;
        this.registrations = registrations;
        this.idempotency = idempotency;
        this.json = json;
    }

    @PostMapping("/v1/referrals")
    @AllowedFor(services = true, partnersWith = "referrals:write")
    Mono<ResponseEntity<Registered>> register(
            Caller caller, @Valid @RequestBody RegistrationRequest request, IdempotencyKey key) {
        var operation =
                idempotency.operation(caller.id(), key, "referral", "POST /v1/referrals", request);
        return backgrounds
                .of(request)
                .materialize()
                .flatMap(found -> idempotency.once(operation, work(caller, request, found)))
                .map(
                        answer ->
                                answer.with(
                                        json.readValue(answer.figures(), Registered.class)
                                                .withFriend(request.friend().externalId())));
    }

    /**
     * What could not be found out is refused inside, so that a repetition is answered as before.
     */
    private Mono<Effect> work(
            Caller caller, RegistrationRequest request, Signal<Background> found) {
        return Mono.just(found)
                .<Background>dematerialize()
                .flatMap(it -> registrations.register(caller, request, it))
                .map(it -> new Effect(it.id(), 201, Registered.figures(it)));
    }
}

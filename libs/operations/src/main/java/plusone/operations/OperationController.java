package plusone.operations;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import plusone.callers.AllowedFor;
import plusone.callers.Caller;
import plusone.contract.InvalidRequest;
import plusone.idempotency.Idempotency;
import plusone.idempotency.IdempotencyKey;
import plusone.idempotency.OperationAnswer;
import reactor.core.publisher.Mono;

@RestController
class OperationController {

    private final Idempotency idempotency;
    private final String application;

    /**
     * @param application this service's name
     */
    OperationController(Idempotency idempotency, String application) {
        this.idempotency = idempotency;
        this.application = application;
    }

    /** Keys of one caller are invisible to every other. */
    @GetMapping("/v1/operations")
    @AllowedFor(anyone = true)
    Mono<OperationAnswer> get(
            Caller caller,
            @RequestParam String key,
            @RequestParam(required = false) @Nullable String service) {
        if (!IdempotencyKey.isValid(key))
            throw InvalidRequest.of("/key", "must be 1 to 255 visible ASCII characters");
        if (service != null && !application.equals(service + "-service"))
            throw InvalidRequest.of(
                    "/service",
                    "must be loyalty, referral or notification, and asked through the gateway");
        return idempotency.find(caller.id(), new IdempotencyKey(key));
    }
}

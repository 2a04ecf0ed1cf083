package plusone.notification.inbox;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import plusone.callers.AllowedFor;
import plusone.callers.Caller;
import plusone.contract.Page;
import plusone.contract.Paging;
import plusone.idempotency.Idempotency;
import plusone.idempotency.IdempotencyKey;
import reactor.core.publisher.Mono;

@RestController
class InboxController {

    private final CustomerInbox inbox;
    private final Idempotency idempotency;

    InboxController(CustomerInbox inbox, Idempotency idempotency) {
        this.inbox = inbox;
        this.idempotency = idempotency;
    }

    @GetMapping("/v1/me/inbox")
    @AllowedFor(customers = true)
    Mono<Page<InboxItem>> list(Caller caller, Paging paging) {
        return inbox.page(caller.subject(), paging);
    }

    @GetMapping("/v1/me/home")
    @AllowedFor(customers = true)
    Mono<Home> home(Caller caller) {
        return inbox.home(caller.subject());
    }

    @PostMapping("/v1/me/inbox/{id}/read")
    @AllowedFor(customers = true)
    Mono<ResponseEntity<InboxItem>> read(
            Caller caller,
            IdempotencyKey key,
            @PathVariable("id") UUID id,
            @RequestBody(required = false) @Nullable Nothing nothing) {
        var call = "POST /v1/me/inbox/" + id + "/read";
        var operation = idempotency.operation(caller.id(), key, "message", call, Map.of());
        return idempotency
                .once(operation, inbox.read(caller.subject(), id))
                .flatMap(answer -> inbox.item(caller.subject(), answer).map(answer::with));
    }

    /** A body that need not be sent, and has no fields where it is. */
    record Nothing() {}
}

package plusone.loyalty.earning;

import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import plusone.callers.AllowedFor;
import plusone.callers.Caller;
import plusone.idempotency.Idempotency;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@RestController
class EventController {

    private final Events events;
    private final Idempotency idempotency;
    private final JsonMapper json;

    EventController(Events events, Idempotency idempotency, JsonMapper json) {
        this.events = events;
        this.idempotency = idempotency;
        this.json = json;
    }

    @PostMapping("/v1/events")
    @AllowedFor(roles = "support", services = true, partnersWith = "events:write")
    Mono<ResponseEntity<EventAnswer>> post(Caller caller, @Valid @RequestBody PostEvent event) {
        var operation =
                idempotency.operation(caller.id(), event.key(), "event", "POST /v1/events", event);
        return idempotency
                .once(operation, events.record(caller, event))
                .map(answer -> answer.with(read(answer.figures()).readBy(caller)));
    }

    private EventAnswer read(String figures) {
        return json.readValue(figures, EventAnswer.class);
    }
}

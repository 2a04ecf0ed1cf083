package plusone.notification.message;

import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import plusone.callers.AllowedFor;
import plusone.callers.Caller;
import plusone.contract.Page;
import plusone.contract.Paging;
import plusone.idempotency.Answer;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@RestController
class MessageController {

    private final Messages messages;
    private final MessageViews views;
    private final JsonMapper json;

    MessageController(Messages messages, MessageViews views, JsonMapper json) {
        this.messages = messages;
        this.views = views;
        this.json = json;
    }

    @PostMapping("/v1/messages")
    @AllowedFor(services = true, roles = "marketing")
    Mono<ResponseEntity<Accepted>> post(Caller caller, @Valid @RequestBody PostMessage message) {
        return messages.post(caller, message).map(this::accepted);
    }

    @GetMapping("/v1/messages")
    @AllowedFor(roles = "support")
    Mono<Page<MessageView>> list(
            @RequestParam(name = "memberId", required = false) @Nullable UUID memberId,
            @RequestParam(name = "status", required = false) Delivery.@Nullable Status status,
            Paging paging) {
        return views.page(memberId, status, paging);
    }

    @GetMapping("/v1/messages/{id}")
    @AllowedFor(roles = "support")
    Mono<MessageView> get(@PathVariable("id") UUID id) {
        return views.view(id);
    }

    private ResponseEntity<Accepted> accepted(Answer answer) {
        return answer.with(json.readValue(answer.figures(), Accepted.class));
    }
}

package plusone.notification.message;

import org.springframework.stereotype.Component;
import plusone.callers.Caller;
import plusone.idempotency.Answer;
import plusone.idempotency.Effect;
import plusone.idempotency.Idempotency;
import plusone.notification.template.Template;
import plusone.notification.template.Templates;
import reactor.core.publisher.Mono;

/** Takes messages in, each once for the caller's key. */
@Component
class Messages {

    private static final int ACCEPTED = 202;

    private final Templates templates;
    private final Idempotency idempotency;
    private final Acceptance acceptance;

    Messages(Templates templates, Idempotency idempotency, Acceptance acceptance) {
        this.templates = templates;
        this.idempotency = idempotency;
        this.acceptance = acceptance;
    }

    /** Fails where the template is unknown, or takes other data. */
    Mono<Answer> post(Caller caller, PostMessage post) {
        var operation =
                idempotency.operation(
                        caller.id(), post.key(), "message", "POST /v1/messages", post);
        return templates
                .named(post.template())
                .doOnNext(template -> template.check(post.data()))
                .flatMap(template -> idempotency.once(operation, effect(post, template)));
    }

    private Mono<Effect> effect(PostMessage post, Template template) {
        return acceptance
                .accept(post, template)
                .map(accepted -> new Effect(accepted.id(), ACCEPTED, accepted));
    }
}

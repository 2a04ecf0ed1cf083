package plusone.notification.message;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import plusone.notification.contact.ContactBook;
import plusone.notification.contact.Reach;
import plusone.notification.template.Template;
import reactor.core.publisher.Mono;

/** Decides what becomes of a message: it is sent, waits for the contact, or goes nowhere. */
@Component
class Acceptance {

    private final ContactBook contacts;
    private final Dispatch dispatch;
    private final Clock clock;
    private final Supplier<UUID> ids;

    Acceptance(ContactBook contacts, Dispatch dispatch, Clock clock, Supplier<UUID> ids) {
        this.contacts = contacts;
        this.dispatch = dispatch;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Runs inside a transaction. The id is drawn while the member is locked, so that a member's
     * messages are numbered in the order in which they were accepted.
     */
    Mono<Accepted> accept(PostMessage post, Template template) {
        return contacts.lockedReach(post.memberId())
                .flatMap(reach -> accept(message(post), template, reach));
    }

    private Mono<Accepted> accept(Message message, Template template, Reach reach) {
        var done =
                switch (reach) {
                    case Reach.Known(var contact) ->
                            dispatch.keep(message).then(dispatch.send(message, template, contact));
                    case Reach.Unknown() -> dispatch.keep(message);
                    case Reach.Deleted() -> dispatch.suppress(message);
                };
        return done.then(Mono.defer(() -> dispatch.accepted(message)));
    }

    private Message message(PostMessage post) {
        return new Message(
                ids.get(),
                post.memberId(),
                post.template(),
                post.data(),
                post.isCritical(),
                clock.instant());
    }
}

package plusone.notification.message;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import plusone.notification.contact.Contact;
import plusone.notification.inbox.Inbox;
import plusone.notification.template.Template;
import reactor.core.publisher.Mono;

/**
 * Brings messages to their channels. Every method runs inside a transaction, with the member
 * locked.
 */
@Component
class Dispatch {

    private final MessageTables messages;
    private final Inbox inbox;
    private final Outgoing outgoing;

    Dispatch(MessageTables messages, Inbox inbox, Outgoing outgoing) {
        this.messages = messages;
        this.inbox = inbox;
        this.outgoing = outgoing;
    }

    /** Keeps a message; its words are still to be chosen, and its mail waits. */
    Mono<Void> keep(Message message) {
        return messages.insert(message)
                .then(outgoing.start(message))
                .then(inbox.keep(message.id(), message.memberId(), message.acceptedAt()));
    }

    /** Chooses the words of a kept message and puts its mail on its way. */
    Mono<Void> send(Message message, Template template, Contact contact) {
        Map<String, Object> data = Objects.requireNonNull(message.data());
        var words = template.words(contact.language(), data, contact.displayName());
        var mail =
                contact.email() == null
                        ? outgoing.suppressMail(message, Suppression.NO_ADDRESS)
                        : outgoing.queueMail(message);
        return inbox.write(message.id(), words).then(mail);
    }

    /** Keeps a message that reaches nobody, without what it was to say. */
    Mono<Void> suppress(Message message) {
        return messages.insert(message.withoutData()).then(outgoing.startSuppressed(message));
    }

    /** Forgets all that was said, or was still to be said, to a member. */
    Mono<Void> forget(UUID memberId) {
        return messages.erase(memberId)
                .then(inbox.empty(memberId))
                .then(outgoing.suppressAll(memberId));
    }

    /** What the sender is answered. */
    Mono<Accepted> accepted(Message message) {
        return outgoing.of(List.of(message.id()))
                .map(Accepted.OnChannel::of)
                .collectList()
                .map(deliveries -> new Accepted(message.id(), deliveries));
    }
}

package plusone.notification.message;

import java.util.UUID;
import org.springframework.stereotype.Component;
import plusone.notification.contact.Contact;
import plusone.notification.contact.ContactListener;
import plusone.notification.inbox.Inbox;
import plusone.notification.template.Templates;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sends what waited when a contact arrives, and forgets what was said when it goes. */
@Component
class WaitingMessages implements ContactListener {

    private final Inbox inbox;
    private final MessageTables messages;
    private final Templates templates;
    private final Dispatch dispatch;

    WaitingMessages(Inbox inbox, MessageTables messages, Templates templates, Dispatch dispatch) {
        this.inbox = inbox;
        this.messages = messages;
        this.templates = templates;
        this.dispatch = dispatch;
    }

    @Override
    public Mono<Void> arrived(Contact contact) {
        return inbox.waiting(contact.memberId())
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .concatMap(id -> send(id, contact))
                .then();
    }

    @Override
    public Mono<Void> deleted(UUID memberId) {
        return dispatch.forget(memberId);
    }

    private Mono<Void> send(UUID messageId, Contact contact) {
        return messages.find(messageId)
                .flatMap(
                        message ->
                                templates
                                        .named(message.template())
                                        .flatMap(it -> dispatch.send(message, it, contact)));
    }
}

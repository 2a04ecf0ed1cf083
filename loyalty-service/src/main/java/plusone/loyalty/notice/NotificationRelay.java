package plusone.loyalty.notice;

import org.springframework.stereotype.Component;
import plusone.outbox.FinalRefusalException;
import plusone.outbox.OutboxRow;
import plusone.outbox.Receiver;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Brings contacts and messages to notification. */
@Component
class NotificationRelay implements Receiver {

    private final NotificationApi notification;
    private final Contacts contacts;
    private final JsonMapper json;

    NotificationRelay(NotificationApi notification, Contacts contacts, JsonMapper json) {
        this.notification = notification;
        this.contacts = contacts;
        this.json = json;
    }

    @Override
    public String link() {
        return Notices.LINK;
    }

    @Override
    public Mono<Void> deliver(OutboxRow row) {
        return switch (row.kind()) {
            case Notices.CONTACT -> contact(row.bodyAs(Notices.ContactChanged.class, json));
            case Notices.MESSAGE -> notification.send(row.bodyAs(Notices.Message.class, json));
            default -> Mono.error(() -> new FinalRefusalException("unknown kind " + row.kind()));
        };
    }

    private Mono<Void> contact(Notices.ContactChanged changed) {
        return contacts.of(changed.memberId())
                .flatMap(contact -> notification.put(changed.memberId(), contact));
    }
}

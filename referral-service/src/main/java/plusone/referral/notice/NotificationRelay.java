package plusone.referral.notice;

import org.springframework.stereotype.Component;
import plusone.outbox.FinalRefusalException;
import plusone.outbox.OutboxRow;
import plusone.outbox.Receiver;
import plusone.referral.referral.Referrals;
import plusone.referral.referral.Task;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Brings messages to notification. */
@Component
class NotificationRelay implements Receiver {

    private final NotificationApi notification;
    private final JsonMapper json;

    NotificationRelay(NotificationApi notification, JsonMapper json) {
        this.notification = notification;
        this.json = json;
    }

    @Override
    public String link() {
        return Referrals.NOTIFICATION;
    }

    @Override
    public Mono<Void> deliver(OutboxRow row) {
        return row.kind().equals(Task.Tell.KIND)
                ? notification.send(Message.of(row.bodyAs(Task.Tell.class, json)))
                : Mono.error(() -> new FinalRefusalException("unknown kind " + row.kind()));
    }
}

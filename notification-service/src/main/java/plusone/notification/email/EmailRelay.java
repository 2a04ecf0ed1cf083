package plusone.notification.email;

import org.springframework.stereotype.Component;
import plusone.notification.message.Deliveries;
import plusone.notification.message.Due;
import plusone.notification.message.QueuedMail;
import plusone.outbox.FinalRefusalException;
import plusone.outbox.OutboxRow;
import plusone.outbox.Receiver;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes mails from the outbox to the mail server, and notes what became of each. A mail that has
 * come to its end is not sent again.
 */
@Component
class EmailRelay implements Receiver {

    private final Deliveries deliveries;
    private final Emails emails;
    private final Mailer mailer;
    private final Patience patience;
    private final JsonMapper json;

    EmailRelay(
            Deliveries deliveries,
            Emails emails,
            Mailer mailer,
            Patience patience,
            JsonMapper json) {
        this.deliveries = deliveries;
        this.emails = emails;
        this.mailer = mailer;
        this.patience = patience;
        this.json = json;
    }

    @Override
    public String link() {
        return QueuedMail.LINK;
    }

    @Override
    public Mono<Void> deliver(OutboxRow row) {
        var mail = row.bodyAs(QueuedMail.class, json);
        return deliveries.due(mail.deliveryId()).flatMap(due -> send(due, row.tries() + 1));
    }

    private Mono<Void> send(Due due, int tries) {
        return emails.write(due)
                .flatMap(mailer::send)
                .onErrorMap(EmailRelay::isUnforeseen, EmailRelay::unwritten)
                .then(Mono.defer(() -> deliveries.delivered(due.deliveryId())))
                .onErrorResume(
                        SuppressedException.class,
                        it -> deliveries.suppressed(due.deliveryId(), it.suppression()))
                .onErrorResume(MailFailedException.class, it -> failed(due, it, tries));
    }

    private static boolean isUnforeseen(Throwable failure) {
        return !(failure instanceof SuppressedException || failure instanceof MailFailedException);
    }

    /** Names the kind alone: what a failure says may hold personal data. */
    private static MailFailedException unwritten(Throwable failure) {
        var kind = failure.getClass().getSimpleName();
        return new MailFailedException("the mail could not be written (" + kind + ")", false);
    }

    private Mono<Void> failed(Due due, MailFailedException failure, int tries) {
        var isLast = failure.isLast() || patience.isExhausted(tries, due.queuedAt());
        return isLast
                ? deliveries
                        .dead(due.deliveryId(), failure.reason())
                        .then(Mono.error(() -> new FinalRefusalException(failure.reason())))
                : deliveries.failed(due.deliveryId(), failure.reason()).then(Mono.error(failure));
    }
}

package plusone.notification.email;

import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;
import plusone.notification.message.Deliveries;
import plusone.notification.message.Due;
import plusone.notification.message.QueuedMail;
import plusone.outbox.FinalRefusalException;
import plusone.outbox.LeaseLostException;
import plusone.outbox.Leases;
import plusone.outbox.OutboxRow;
import plusone.outbox.PostponedException;
import plusone.outbox.Receiver;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes mails from the outbox to the mail server, and notes what became of each. A mail that has
 * come to its end is not sent again, and one of which that is not known not for long.
 */
@Component
class EmailRelay implements Receiver {

    private final Deliveries deliveries;
    private final Emails emails;
    private final Mailer mailer;
    private final MailSettings settings;
    private final Patience patience;
    private final Leases leases;
    private final JsonMapper json;

    EmailRelay(
            Deliveries deliveries,
            Emails emails,
            Mailer mailer,
            MailSettings settings,
            Patience patience,
            Leases leases,
            JsonMapper json) {
        this.deliveries = deliveries;
        this.emails = emails;
        this.mailer = mailer;
        this.settings = settings;
        this.patience = patience;
        this.leases = leases;
        this.json = json;
    }

    @Override
    public String link() {
        return QueuedMail.LINK;
    }

    /** The mail server's minutes come on top; the lease is extended for them. */
    @Override
    public Duration timeLimit(Duration usual) {
        return usual.plus(settings.replyLimit());
    }

    @Override
    public Mono<Void> deliver(OutboxRow row) {
        var mail = row.bodyAs(QueuedMail.class, json);
        return deliveries.due(mail.deliveryId()).flatMap(due -> deliver(due, row));
    }

    private Mono<Void> deliver(Due due, OutboxRow row) {
        var delivery = due.deliveryId();
        return sent(due, row)
                .then(Mono.defer(() -> deliveries.delivered(delivery)))
                .onErrorResume(
                        SuppressedException.class,
                        it -> deliveries.suppressed(delivery, it.suppression()))
                .onErrorResume(MailFailedException.class, it -> failed(due, it, row));
    }

    /** A try that was cut off by the end of its process is one that nobody has answered. */
    private Mono<Void> sent(Due due, OutboxRow row) {
        if (due.isUnanswered()) return Mono.error(MailFailures.unanswered());
        var note =
                leases.extend(row, settings.replyLimit())
                        .then(Mono.defer(() -> deliveries.sending(due.deliveryId())));
        var sent =
                emails.write(due)
                        .flatMap(email -> mailer.send(email, note))
                        .onErrorMap(EmailRelay::isUnforeseen, EmailRelay::unwritten);
        return Mono.firstWithSignal(sent, stepAside(row).then(Mono.never()));
    }

    /** The member's next mails do not wait for a mail server that takes its time. */
    private Mono<Void> stepAside(OutboxRow row) {
        return Mono.delay(settings.timeLimit()).then(leases.setAside(row)).onErrorComplete();
    }

    private static boolean isUnforeseen(Throwable failure) {
        return !(failure instanceof SuppressedException
                || failure instanceof MailFailedException
                || failure instanceof LeaseLostException);
    }

    /** Names the kind alone: what a failure says may hold personal data. */
    private static MailFailedException unwritten(Throwable failure) {
        var kind = failure.getClass().getSimpleName();
        return new MailFailedException(
                "the mail could not be written (" + kind + ")", MailFailedException.Kind.PASSING);
    }

    private Mono<Void> failed(Due due, MailFailedException failure, OutboxRow row) {
        return switch (failure.kind()) {
            case UNKNOWN -> unanswered(due.deliveryId(), failure, row);
            case FINAL -> dead(due.deliveryId(), failure);
            case PASSING ->
                    patience.isExhausted(row.tries() + 1, due.queuedAt())
                            ? dead(due.deliveryId(), failure)
                            : deliveries
                                    .failed(due.deliveryId(), failure.reason())
                                    .then(Mono.error(failure));
        };
    }

    private Mono<Void> dead(UUID delivery, MailFailedException failure) {
        return deliveries.dead(delivery, failure.reason()).then(refused(failure));
    }

    private Mono<Void> unanswered(UUID delivery, MailFailedException failure, OutboxRow row) {
        var pauses = settings.unansweredPauses();
        return deliveries
                .unanswered(delivery, failure.reason())
                .flatMap(
                        times ->
                                times > pauses.size()
                                        ? deliveries
                                                .givenUp(delivery, failure.reason())
                                                .then(refused(failure))
                                        : leases.setAside(row)
                                                .then(later(failure, pauses.get(times - 1))));
    }

    private static Mono<Void> refused(MailFailedException failure) {
        return Mono.error(() -> new FinalRefusalException(failure.reason()));
    }

    private static Mono<Void> later(MailFailedException failure, Duration pause) {
        return Mono.error(() -> new PostponedException(failure.reason(), pause));
    }
}

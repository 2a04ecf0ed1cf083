package plusone.notification.message;

import static plusone.notification.message.Delivery.Channel.EMAIL;
import static plusone.notification.message.Delivery.Channel.INBOX;
import static plusone.notification.message.Delivery.Status.DELIVERED;
import static plusone.notification.message.Delivery.Status.QUEUED;
import static plusone.notification.message.Delivery.Status.SUPPRESSED;
import static plusone.notification.message.Suppression.CONTACT_DELETED;

import java.time.Clock;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import plusone.notification.message.Delivery.Channel;
import plusone.notification.message.Delivery.Status;
import plusone.outbox.Outbox;
import plusone.outbox.OutboxEntry;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Begins deliveries, inside the transaction that accepts or releases a message. */
@Component
class Outgoing {

    private final DeliveryTables tables;
    private final Outbox outbox;
    private final Clock clock;
    private final Supplier<UUID> ids;

    Outgoing(DeliveryTables tables, Outbox outbox, Clock clock, Supplier<UUID> ids) {
        this.tables = tables;
        this.outbox = outbox;
        this.clock = clock;
        this.ids = ids;
    }

    /** The inbox has it at once; the mail waits. */
    Mono<Void> start(Message message) {
        return insert(message, INBOX, DELIVERED, null).then(insert(message, EMAIL, QUEUED, null));
    }

    Mono<Void> startSuppressed(Message message) {
        return insert(message, INBOX, SUPPRESSED, CONTACT_DELETED)
                .then(insert(message, EMAIL, SUPPRESSED, CONTACT_DELETED));
    }

    /** The mails of a member leave in the order in which they were queued. */
    Mono<Void> queueMail(Message message) {
        return tables.queue(message.id(), clock.instant())
                .flatMap(
                        mail ->
                                outbox.add(
                                        new OutboxEntry(
                                                QueuedMail.LINK,
                                                mail.memberId().toString(),
                                                "email",
                                                new QueuedMail(mail.id()))));
    }

    Mono<Void> suppressMail(Message message, Suppression suppression) {
        return tables.suppressMail(message.id(), suppression);
    }

    Mono<Void> suppressAll(UUID memberId) {
        return tables.suppressAll(memberId, CONTACT_DELETED);
    }

    Flux<Delivery> of(Collection<UUID> messageIds) {
        return tables.of(messageIds);
    }

    private Mono<Void> insert(
            Message message, Channel channel, Status status, @Nullable Suppression suppression) {
        return tables.insert(
                new Delivery(
                        ids.get(),
                        message.id(),
                        message.memberId(),
                        channel,
                        status,
                        suppression == null ? null : suppression.reason(),
                        message.acceptedAt()));
    }
}

package plusone.notification.message;

import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import plusone.notification.message.Attempt.Outcome;
import plusone.notification.message.Delivery.Status;
import plusone.outbox.FinalRefusalException;
import plusone.transactions.Atomically;
import reactor.core.publisher.Mono;

/** What becomes of a delivery that is on its way. */
@Component
public class Deliveries {

    private final DeliveryTables tables;
    private final MessageTables messages;
    private final AttemptTables attempts;
    private final Atomically atomically;
    private final Clock clock;

    Deliveries(
            DeliveryTables tables,
            MessageTables messages,
            AttemptTables attempts,
            Atomically atomically,
            Clock clock) {
        this.tables = tables;
        this.messages = messages;
        this.attempts = attempts;
        this.atomically = atomically;
        this.clock = clock;
    }

    /**
     * The mail, if it is still to be delivered. One that was given up and is asked for again has
     * been revived, and begins anew.
     */
    public Mono<Due> due(UUID deliveryId) {
        return tables.find(deliveryId)
                .switchIfEmpty(Mono.error(() -> new FinalRefusalException("no such delivery")))
                .filter(delivery -> !delivery.status().isDone())
                .flatMap(this::revived)
                .flatMap(
                        delivery ->
                                messages.find(delivery.messageId())
                                        .flatMap(message -> due(delivery, message)));
    }

    private Mono<Delivery> revived(Delivery delivery) {
        return delivery.status() == Status.DEAD
                ? tables.revive(delivery.id(), clock.instant()).as(atomically::commit)
                : Mono.just(delivery);
    }

    /** All is written but what makes the mail server deliver it. */
    public Mono<Void> sending(UUID deliveryId) {
        return tables.move(deliveryId, Status.SENDING, null).as(atomically::commit);
    }

    /** It has arrived. */
    public Mono<Void> delivered(UUID deliveryId) {
        return note(deliveryId, Outcome.DELIVERED, Status.DELIVERED, null).as(atomically::commit);
    }

    /** A try failed, and there will be another. */
    public Mono<Void> failed(UUID deliveryId, String reason) {
        return note(deliveryId, Outcome.FAILED, Status.RETRYING, reason).as(atomically::commit);
    }

    /** A try failed, and it was the last. */
    public Mono<Void> dead(UUID deliveryId, String reason) {
        return note(deliveryId, Outcome.FAILED, Status.DEAD, reason).as(atomically::commit);
    }

    /**
     * It may have arrived, and there will be another try or none.
     *
     * @return how often that has happened since it was put on its way
     */
    public Mono<Integer> unanswered(UUID deliveryId, String reason) {
        return note(deliveryId, Outcome.UNKNOWN, Status.RETRYING, reason)
                .then(attempts.unknown(deliveryId))
                .as(atomically::commit);
    }

    /** There will be no other try. */
    public Mono<Void> givenUp(UUID deliveryId, String reason) {
        return tables.move(deliveryId, Status.DEAD, reason).as(atomically::commit);
    }

    /** It is not to be delivered. */
    public Mono<Void> suppressed(UUID deliveryId, Suppression suppression) {
        return tables.move(deliveryId, Status.SUPPRESSED, suppression.reason())
                .as(atomically::commit);
    }

    private Mono<Void> note(
            UUID deliveryId, Outcome outcome, Status status, @Nullable String reason) {
        return attempts.insert(deliveryId, new Attempt(outcome, reason, clock.instant()))
                .then(tables.move(deliveryId, status, reason));
    }

    private Mono<Due> due(Delivery delivery, Message message) {
        var data = message.data();
        return data == null
                ? suppressed(delivery.id(), Suppression.CONTACT_DELETED).then(Mono.empty())
                : Mono.just(
                        new Due(
                                delivery.id(),
                                delivery.memberId(),
                                message.template(),
                                data,
                                delivery.queuedAt(),
                                delivery.status() == Status.SENDING));
    }
}

package plusone.notification.message;

import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import plusone.notification.message.Attempt.Outcome;
import plusone.notification.message.Delivery.Status;
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

    /** The mail, if it is still to be delivered. */
    public Mono<Due> due(UUID deliveryId) {
        return tables.find(deliveryId)
                .filter(delivery -> delivery.status().isOpen())
                .flatMap(
                        delivery ->
                                messages.find(delivery.messageId())
                                        .mapNotNull(message -> due(delivery, message)));
    }

    /** It has arrived. */
    public Mono<Void> delivered(UUID deliveryId) {
        return note(deliveryId, Status.DELIVERED, null);
    }

    /** A try failed, and there will be another. */
    public Mono<Void> failed(UUID deliveryId, String reason) {
        return note(deliveryId, Status.RETRYING, reason);
    }

    /** A try failed, and it was the last. */
    public Mono<Void> dead(UUID deliveryId, String reason) {
        return note(deliveryId, Status.DEAD, reason);
    }

    /** It is not to be delivered. */
    public Mono<Void> suppressed(UUID deliveryId, Suppression suppression) {
        return tables.move(deliveryId, Status.SUPPRESSED, suppression.reason())
                .as(atomically::commit);
    }

    private Mono<Void> note(UUID deliveryId, Status status, @Nullable String reason) {
        var outcome = reason == null ? Outcome.DELIVERED : Outcome.FAILED;
        return attempts.insert(deliveryId, new Attempt(outcome, reason, clock.instant()))
                .then(tables.move(deliveryId, status, reason))
                .as(atomically::commit);
    }

    private static @Nullable Due due(Delivery delivery, Message message) {
        var data = message.data();
        return data == null
                ? null
                : new Due(
                        delivery.id(),
                        delivery.memberId(),
                        message.template(),
                        data,
                        delivery.queuedAt());
    }
}

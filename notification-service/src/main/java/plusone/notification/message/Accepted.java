package plusone.notification.message;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the sender of a message is answered: ids and states, as they were at that moment. */
record Accepted(UUID id, List<OnChannel> deliveries) {

    record OnChannel(
            UUID id, Delivery.Channel channel, Delivery.Status status, @Nullable String reason) {

        static OnChannel of(Delivery delivery) {
            return new OnChannel(
                    delivery.id(), delivery.channel(), delivery.status(), delivery.reason());
        }
    }
}

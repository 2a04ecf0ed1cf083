package plusone.notification.message;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message as support sees it, with all that was tried. */
record MessageView(
        UUID id,
        UUID memberId,
        String template,
        @Nullable Map<String, Object> data,
        boolean critical,
        Instant acceptedAt,
        List<DeliveryView> deliveries) {

    record DeliveryView(
            UUID id,
            Delivery.Channel channel,
            Delivery.Status status,
            @Nullable String reason,
            List<Attempt> attempts) {}

    static MessageView of(Message message, List<DeliveryView> deliveries) {
        return new MessageView(
                message.id(),
                message.memberId(),
                message.template(),
                message.data(),
                message.critical(),
                message.acceptedAt(),
                deliveries);
    }
}

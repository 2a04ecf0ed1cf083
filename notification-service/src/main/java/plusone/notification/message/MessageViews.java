package plusone.notification.message;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import plusone.contract.Cursor;
import plusone.contract.Page;
import plusone.contract.Paging;
import plusone.notification.message.MessageRejection.MessageNotFound;
import plusone.notification.message.MessageView.DeliveryView;
import reactor.core.publisher.Mono;

/** Shows messages with their deliveries and everything that was tried. */
@Component
class MessageViews {

    private final MessageTables messages;
    private final DeliveryTables deliveries;
    private final AttemptTables attempts;

    MessageViews(MessageTables messages, DeliveryTables deliveries, AttemptTables attempts) {
        this.messages = messages;
        this.deliveries = deliveries;
        this.attempts = attempts;
    }

    Mono<MessageView> view(UUID id) {
        return messages.find(id)
                .switchIfEmpty(Mono.error(() -> MessageProblems.of(new MessageNotFound(id))))
                .flatMap(message -> views(List.of(message)))
                .map(List::getFirst);
    }

    /** Newest first. */
    Mono<Page<MessageView>> page(
            @Nullable UUID memberId, Delivery.@Nullable Status status, Paging paging) {
        return messages.newest(
                        memberId, status, Cursor.decodeId(paging.cursor()), paging.limit() + 1)
                .collectList()
                .flatMap(this::views)
                .map(views -> Page.of(views, paging, view -> view.id().toString()));
    }

    private Mono<List<MessageView>> views(List<Message> found) {
        return deliveries
                .of(found.stream().map(Message::id).toList())
                .collectList()
                .flatMap(all -> withAttempts(all).map(tried -> views(found, all, tried)));
    }

    private Mono<Map<UUID, List<Attempt>>> withAttempts(List<Delivery> all) {
        return attempts.of(all.stream().map(Delivery::id).toList())
                .collect(
                        groupingBy(
                                AttemptTables.OfDelivery::deliveryId,
                                mapping(AttemptTables.OfDelivery::attempt, toList())));
    }

    private static List<MessageView> views(
            List<Message> messages, List<Delivery> deliveries, Map<UUID, List<Attempt>> attempts) {
        var ofMessage =
                deliveries.stream()
                        .collect(
                                groupingBy(
                                        Delivery::messageId,
                                        mapping(it -> view(it, attempts), toList())));
        return messages.stream()
                .map(it -> MessageView.of(it, ofMessage.getOrDefault(it.id(), List.of())))
                .toList();
    }

    private static DeliveryView view(Delivery delivery, Map<UUID, List<Attempt>> attempts) {
        return new DeliveryView(
                delivery.id(),
                delivery.channel(),
                delivery.status(),
                delivery.reason(),
                attempts.getOrDefault(delivery.id(), List.of()));
    }
}

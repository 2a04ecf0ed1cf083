package plusone.notification.inbox;

import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import plusone.notification.template.Words;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Puts messages into members' inboxes, inside the sender's transaction. */
@Component
public class Inbox {

    private final InboxTables tables;

    Inbox(InboxTables tables) {
        this.tables = tables;
    }

    /** Keeps an item whose words are chosen when the member's contact arrives. */
    public Mono<Void> keep(UUID messageId, UUID memberId, Instant at) {
        return tables.insert(messageId, memberId, at);
    }

    /** Messages of a member whose words are still to be chosen, oldest first. */
    public Flux<UUID> waiting(UUID memberId) {
        return tables.waiting(memberId);
    }

    /** Chooses the words of an item, once. */
    public Mono<Void> write(UUID messageId, Words words) {
        return tables.write(messageId, words);
    }

    /** Removes everything that was said to a member. */
    public Mono<Void> empty(UUID memberId) {
        return tables.delete(memberId);
    }
}

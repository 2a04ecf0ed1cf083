package plusone.notification.contact;

import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Looks contacts up, for the other features. */
@Component
public class ContactBook {

    private final ContactTables tables;

    ContactBook(ContactTables tables) {
        this.tables = tables;
    }

    /** Where the member is reached at this moment. */
    public Mono<Reach> reach(UUID memberId) {
        return tables.find(memberId).defaultIfEmpty(new Reach.Unknown());
    }

    /**
     * The same inside a transaction, and it stays so until that ends: a contact that arrives or
     * goes meanwhile waits. So nobody can hold a message back for a contact that has just arrived.
     */
    public Mono<Reach> lockedReach(UUID memberId) {
        return tables.lock(memberId).then(Mono.defer(() -> reach(memberId)));
    }

    /** The member that a customer is; empty where no contact with this external id is here. */
    public Mono<UUID> memberOf(String externalId) {
        return tables.memberOf(externalId);
    }
}

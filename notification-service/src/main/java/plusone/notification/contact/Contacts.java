package plusone.notification.contact;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import plusone.transactions.Atomically;
import reactor.core.publisher.Mono;

/** Takes up what loyalty tells of contacts. */
@Component
class Contacts {

    private final ContactTables tables;
    private final ContactListener listener;
    private final Atomically atomically;
    private final Clock clock;

    Contacts(ContactTables tables, ContactListener listener, Atomically atomically, Clock clock) {
        this.tables = tables;
        this.listener = listener;
        this.atomically = atomically;
        this.clock = clock;
    }

    /** Keeps the contact, unless one of the same or a later version is known. */
    Mono<Void> put(Contact contact) {
        return tables.lock(contact.memberId())
                .then(Mono.defer(() -> tables.put(contact)))
                .filter(changed -> changed)
                .flatMap(_ -> listener.arrived(contact))
                .as(atomically::commit);
    }

    /** Deletes the contact; safe to repeat, and for a member who was never heard of. */
    Mono<Void> delete(UUID memberId) {
        return tables.lock(memberId)
                .then(Mono.defer(() -> tables.delete(memberId, clock.instant())))
                .then(Mono.defer(() -> listener.deleted(memberId)))
                .as(atomically::commit);
    }
}

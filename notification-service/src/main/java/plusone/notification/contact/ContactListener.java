package plusone.notification.contact;

import java.util.UUID;
import reactor.core.publisher.Mono;

/** Is told of contacts, inside the transaction of the change and while the member is locked. */
public interface ContactListener {

    /** A contact is new or has changed. */
    Mono<Void> arrived(Contact contact);

    /** A contact has been deleted: nothing that names the member may stay. */
    Mono<Void> deleted(UUID memberId);
}

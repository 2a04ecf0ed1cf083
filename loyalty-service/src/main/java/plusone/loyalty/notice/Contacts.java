package plusone.loyalty.notice;

import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * Where the relay reads a contact at the moment of delivery, so that no personal data lies in the
 * outbox.
 */
public interface Contacts {

    /** A member's contact as it is now; empty where there is no such member. */
    Mono<Contact> of(UUID memberId);
}

package plusone.referral.friend;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Keeps what is known of friends as people. */
@Service
public class Friends {

    private final FriendTables tables;

    Friends(FriendTables tables) {
        this.tables = tables;
    }

    /** Keeps a friend's contact and from where they came, in the current transaction. */
    public Mono<Void> keep(
            UUID referralId, FriendContact contact, @Nullable Circumstance circumstance) {
        return tables.insert(referralId, contact).then(keep(referralId, circumstance));
    }

    /** Keeps from where a referral or a conversion came, in the current transaction. */
    public Mono<Void> keep(UUID subjectId, @Nullable Circumstance circumstance) {
        return circumstance == null ? Mono.empty() : tables.insert(subjectId, circumstance);
    }

    /** How the friend of a referral can be reached, as far as known. */
    public Mono<FriendContact> contact(UUID referralId) {
        return tables.contact(referralId).defaultIfEmpty(FriendContact.NONE);
    }
}

package plusone.loyalty.notice;

import java.util.UUID;
import org.springframework.stereotype.Service;
import plusone.outbox.Outbox;
import plusone.outbox.OutboxEntry;
import reactor.core.publisher.Mono;

/** Leaves word for notification, in the transaction of the change that it tells of. */
@Service
public class Notices {

    static final String LINK = "notification";
    static final String CONTACT = "contact";
    static final String MESSAGE = "message";

    private final Outbox outbox;

    Notices(Outbox outbox) {
        this.outbox = outbox;
    }

    /** A member is new, or their contact is another one. */
    public Mono<Void> contactChanged(UUID memberId) {
        return outbox.add(
                new OutboxEntry(
                        LINK, "contact/" + memberId, CONTACT, new ContactChanged(memberId)));
    }

    /**
     * An event earned points. Ordered apart from contacts: the account is locked here and the
     * member there, and a message waits at the receiver until it knows the contact.
     */
    public Mono<Void> pointsEarned(UUID memberId, PointsEarned data, String dedupeKey) {
        var message = new Message(memberId, "points-earned", data, dedupeKey);
        return outbox.add(new OutboxEntry(LINK, "message/" + memberId, MESSAGE, message));
    }

    /**
     * What the message about earned points tells.
     *
     * @param reason what for, in words
     * @param available points after it
     */
    public record PointsEarned(long points, String reason, long available) {}

    record ContactChanged(UUID memberId) {}

    record Message(UUID memberId, String template, PointsEarned data, String dedupeKey) {}
}

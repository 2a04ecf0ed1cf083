package plusone.notification.inbox;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import plusone.contract.Cursor;
import plusone.contract.Page;
import plusone.contract.Paging;
import plusone.idempotency.Answer;
import plusone.idempotency.Effect;
import plusone.notification.contact.ContactBook;
import plusone.notification.inbox.InboxRejection.ItemNotFound;
import reactor.core.publisher.Mono;

/** The inbox as its owner sees it. */
@Component
class CustomerInbox {

    private static final int ON_HOME_SCREEN = 3;

    private final ContactBook contacts;
    private final InboxTables tables;
    private final Clock clock;

    CustomerInbox(ContactBook contacts, InboxTables tables, Clock clock) {
        this.contacts = contacts;
        this.tables = tables;
        this.clock = clock;
    }

    /** A page of it, newest first; empty for a customer whose contact has not arrived. */
    Mono<Page<InboxItem>> page(String customer, Paging paging) {
        var before = Cursor.decodeId(paging.cursor());
        return contacts.memberOf(customer)
                .flatMapMany(member -> tables.newest(member, before, paging.limit() + 1))
                .collectList()
                .map(rows -> Page.of(rows, paging, item -> item.id().toString()));
    }

    Mono<Home> home(String customer) {
        return contacts.memberOf(customer)
                .flatMap(this::part)
                .defaultIfEmpty(Home.Part.EMPTY)
                .map(part -> new Home(part, clock.instant()));
    }

    private Mono<Home.Part> part(UUID memberId) {
        return tables.unread(memberId)
                .zipWith(
                        tables.newest(memberId, null, ON_HOME_SCREEN).collectList(),
                        Home.Part::new);
    }

    /** Marks an item read, inside a transaction. */
    Mono<Effect> read(String customer, UUID id) {
        return contacts.memberOf(customer)
                .flatMap(member -> tables.mark(id, member, clock.instant()))
                .map(item -> new Effect(id, 200, Map.of("id", id)))
                .switchIfEmpty(Mono.error(() -> notFound(id)));
    }

    /** The item of an answer: its words are not kept with it. */
    Mono<InboxItem> item(String customer, Answer answer) {
        return contacts.memberOf(customer)
                .flatMap(member -> tables.find(answer.resultId(), member))
                .switchIfEmpty(Mono.error(() -> notFound(answer.resultId())));
    }

    private static Throwable notFound(UUID id) {
        return InboxProblems.of(new ItemNotFound(id));
    }
}

package plusone.notification.inbox;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import plusone.notification.template.Words;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** SQL on {@code inbox_item}. An item without words is nobody's to see. */
@Component
class InboxTables {

    private static final String INSERT =
            """
            insert into inbox_item (id, member_id, sent_at) values (:id, :memberId, :at)""";

    private static final String WAITING =
            """
            select id from inbox_item where member_id = :memberId and text is null order by id""";

    private static final String WRITE =
            """
            update inbox_item set title = :title, text = :text where id = :id and text is null""";

    private static final String DELETE = "delete from inbox_item where member_id = :memberId";

    private static final String NEWEST =
            """
            select id, title, text, sent_at, read_at from inbox_item
            where member_id = :memberId and id < :before
                and text is not null
            order by id desc limit :limit""";

    private static final String UNREAD =
            """
            select count(*) as unread from inbox_item
            where member_id = :memberId and read_at is null and text is not null""";

    private static final String FIND =
            """
            select id, title, text, sent_at, read_at from inbox_item
            where id = :id and member_id = :memberId and text is not null""";

    private static final String MARK =
            """
            update inbox_item set read_at = coalesce(read_at, :at)
            where id = :id and member_id = :memberId and text is not null
            returning id, title, text, sent_at, read_at""";

    private static final UUID AFTER_ALL = new UUID(-1, -1);

    private final DatabaseClient database;

    InboxTables(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> insert(UUID id, UUID memberId, Instant at) {
        return database.sql(INSERT).bind("id", id).bind("memberId", memberId).bind("at", at).then();
    }

    Flux<UUID> waiting(UUID memberId) {
        return database.sql(WAITING)
                .bind("memberId", memberId)
                .map(row -> get(row, "id", UUID.class))
                .all();
    }

    Mono<Void> write(UUID id, Words words) {
        return database.sql(WRITE)
                .bind("id", id)
                .bind("title", words.title())
                .bind("text", words.text())
                .then();
    }

    Mono<Void> delete(UUID memberId) {
        return database.sql(DELETE).bind("memberId", memberId).then();
    }

    /** Newest first, from below an item where one is given. */
    Flux<InboxItem> newest(UUID memberId, @Nullable UUID before, int limit) {
        return database.sql(NEWEST)
                .bind("memberId", memberId)
                .bind("before", before == null ? AFTER_ALL : before)
                .bind("limit", limit)
                .map(InboxTables::item)
                .all();
    }

    Mono<Long> unread(UUID memberId) {
        return database.sql(UNREAD)
                .bind("memberId", memberId)
                .map(row -> get(row, "unread", Long.class))
                .one();
    }

    Mono<InboxItem> find(UUID id, UUID memberId) {
        return database.sql(FIND)
                .bind("id", id)
                .bind("memberId", memberId)
                .map(InboxTables::item)
                .one();
    }

    /** The item as read, since now or since it was first read; empty where it is not theirs. */
    Mono<InboxItem> mark(UUID id, UUID memberId, Instant at) {
        return database.sql(MARK)
                .bind("id", id)
                .bind("memberId", memberId)
                .bind("at", at)
                .map(InboxTables::item)
                .one();
    }

    private static InboxItem item(Readable row) {
        return new InboxItem(
                get(row, "id", UUID.class),
                get(row, "title", String.class),
                get(row, "text", String.class),
                get(row, "sent_at", Instant.class),
                row.get("read_at", Instant.class));
    }

    private static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}

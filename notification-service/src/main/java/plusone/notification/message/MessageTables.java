package plusone.notification.message;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** SQL on {@code message}. */
@Component
class MessageTables {

    private static final String INSERT =
            """
            insert into message (id, member_id, template, data, critical, accepted_at)
            values (:id, :memberId, :template, :data::jsonb, :critical, :acceptedAt)""";

    private static final String FIND =
            """
            select id, member_id, template, data::text as data, critical, accepted_at from message where id = :id""";

    // Two texts and not one with "or": only so each finds its index.
    private static final String NEWEST =
            """
            select id, member_id, template, data::text as data, critical, accepted_at from message m
            where id < :before
                and (:status::text is null
                    or exists (select from delivery d where d.message_id = m.id and d.status = :status))
            order by id desc limit :limit""";

    private static final String NEWEST_OF_MEMBER =
            """
            select id, member_id, template, data::text as data, critical, accepted_at from message m
            where member_id = :memberId and id < :before
                and (:status::text is null
                    or exists (select from delivery d where d.message_id = m.id and d.status = :status))
            order by id desc limit :limit""";

    private static final String ERASE =
            "update message set data = null where member_id = :memberId and data is not null";

    private static final TypeReference<Map<String, Object>> DATA = new TypeReference<>() {};

    private static final UUID AFTER_ALL = new UUID(-1, -1);

    private final DatabaseClient database;
    private final JsonMapper json;

    MessageTables(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Void> insert(Message message) {
        var data = message.data();
        return database.sql(INSERT)
                .bind("id", message.id())
                .bind("memberId", message.memberId())
                .bind("template", message.template())
                .bind(
                        "data",
                        Parameters.in(
                                R2dbcType.VARCHAR,
                                data == null ? null : json.writeValueAsString(data)))
                .bind("critical", message.critical())
                .bind("acceptedAt", message.acceptedAt())
                .then();
    }

    Mono<Message> find(UUID id) {
        return database.sql(FIND).bind("id", id).map(this::message).one();
    }

    /**
     * Newest first, from below a message where one is given.
     *
     * @param memberId null for those of all members
     * @param status only messages with a delivery in this state; null for all
     */
    Flux<Message> newest(
            @Nullable UUID memberId,
            Delivery.@Nullable Status status,
            @Nullable UUID before,
            int limit) {
        var query = database.sql(memberId == null ? NEWEST : NEWEST_OF_MEMBER);
        if (memberId != null) query = query.bind("memberId", memberId);
        return query.bind(
                        "status",
                        Parameters.in(R2dbcType.VARCHAR, status == null ? null : status.name()))
                .bind("before", before == null ? AFTER_ALL : before)
                .bind("limit", limit)
                .map(this::message)
                .all();
    }

    /** Forgets what the words for a member were made with. */
    Mono<Void> erase(UUID memberId) {
        return database.sql(ERASE).bind("memberId", memberId).then();
    }

    private Message message(Readable row) {
        var data = row.get("data", String.class);
        return new Message(
                get(row, "id", UUID.class),
                get(row, "member_id", UUID.class),
                get(row, "template", String.class),
                data == null ? null : json.readValue(data, DATA),
                get(row, "critical", Boolean.class),
                get(row, "accepted_at", Instant.class));
    }

    private static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}

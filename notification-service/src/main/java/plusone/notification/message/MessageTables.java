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

    private static final String NEWEST =
            """
            select id, member_id, template, data::text as data, critical, accepted_at from message m
            where id < :before
            """;

    private static final String OF_MEMBER = "and member_id = :memberId ";

    private static final String WITH_STATUS =
            "and exists (select from delivery d where d.message_id = m.id and d.status = :status) ";

    // Begins with the deliveries; says what is clear only so that their index for trouble fits.
    private static final String IN_TROUBLE =
            """
            and id in (
                select distinct message_id from delivery
                where status = :status and status <> 'DELIVERED' and message_id < :before
                order by message_id desc limit :limit)
            """;

    private static final String NEWEST_FIRST = "order by id desc limit :limit";

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
        var query = database.sql(newest(memberId, status));
        if (memberId != null) query = query.bind("memberId", memberId);
        if (status != null) query = query.bind("status", status.name());
        return query.bind("before", before == null ? AFTER_ALL : before)
                .bind("limit", limit)
                .map(this::message)
                .all();
    }

    /** A few different texts, each with the plan that fits it: few messages are in trouble. */
    static String newest(@Nullable UUID memberId, Delivery.@Nullable Status status) {
        var ofWhom = memberId == null ? NEWEST : NEWEST + OF_MEMBER;
        if (status == null) return ofWhom + NEWEST_FIRST;
        var isRare = memberId == null && status != Delivery.Status.DELIVERED;
        return ofWhom + (isRare ? IN_TROUBLE : WITH_STATUS) + NEWEST_FIRST;
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

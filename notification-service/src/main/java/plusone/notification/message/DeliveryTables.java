package plusone.notification.message;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import plusone.notification.message.Delivery.Channel;
import plusone.notification.message.Delivery.Status;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** SQL on {@code delivery}. */
@Component
class DeliveryTables {

    private static final String INSERT =
            """
            insert into delivery (id, message_id, member_id, channel, status, reason, queued_at)
            values (:id, :messageId, :memberId, :channel, :status, :reason, :queuedAt)""";

    private static final String FIND =
            """
            select id, message_id, member_id, channel, status, reason, queued_at from delivery where id = :id""";

    private static final String OF_MESSAGES =
            """
            select id, message_id, member_id, channel, status, reason, queued_at from delivery
            where message_id = any(:messageIds) order by id""";

    private static final String QUEUE =
            """
            update delivery set queued_at = :at where message_id = :messageId and channel = 'EMAIL'
            returning id, message_id, member_id, channel, status, reason, queued_at""";

    // What has come to its end stays there, unless the mail was on its way and did arrive, or was
    // given up and is not wanted any more.
    private static final String MOVE =
            """
            update delivery set status = :status, reason = :reason
            where id = :id and (status in ('QUEUED', 'SENDING', 'RETRYING') or :status = 'DELIVERED'
                or status = 'DEAD' and :status = 'SUPPRESSED')""";

    private static final String REVIVE =
            """
            update delivery set status = 'QUEUED', reason = null, queued_at = :at where id = :id and status = 'DEAD'
            returning id, message_id, member_id, channel, status, reason, queued_at""";

    private static final String SUPPRESS_MAIL =
            """
            update delivery set status = 'SUPPRESSED', reason = :reason
            where message_id = :messageId and channel = 'EMAIL' and status = 'QUEUED'""";

    private static final String SUPPRESS_ALL =
            """
            update delivery set status = 'SUPPRESSED', reason = :reason
            where member_id = :memberId and status in ('QUEUED', 'RETRYING')""";

    private final DatabaseClient database;

    DeliveryTables(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> insert(Delivery delivery) {
        return database.sql(INSERT)
                .bind("id", delivery.id())
                .bind("messageId", delivery.messageId())
                .bind("memberId", delivery.memberId())
                .bind("channel", delivery.channel().name())
                .bind("status", delivery.status().name())
                .bind("reason", Parameters.in(R2dbcType.VARCHAR, delivery.reason()))
                .bind("queuedAt", delivery.queuedAt())
                .then();
    }

    Mono<Delivery> find(UUID id) {
        return database.sql(FIND).bind("id", id).map(DeliveryTables::delivery).one();
    }

    Flux<Delivery> of(Collection<UUID> messageIds) {
        return database.sql(OF_MESSAGES)
                .bind("messageIds", messageIds.toArray(UUID[]::new))
                .map(DeliveryTables::delivery)
                .all();
    }

    /** The mail of a message that waited, put on its way. */
    Mono<Delivery> queue(UUID messageId, Instant at) {
        return database.sql(QUEUE)
                .bind("messageId", messageId)
                .bind("at", at)
                .map(DeliveryTables::delivery)
                .one();
    }

    Mono<Void> move(UUID id, Status status, @Nullable String reason) {
        return database.sql(MOVE)
                .bind("id", id)
                .bind("status", status.name())
                .bind("reason", Parameters.in(R2dbcType.VARCHAR, reason))
                .then();
    }

    /** Put on its way again; empty where it is not dead. */
    Mono<Delivery> revive(UUID id, Instant at) {
        return database.sql(REVIVE)
                .bind("id", id)
                .bind("at", at)
                .map(DeliveryTables::delivery)
                .one();
    }

    Mono<Void> suppressMail(UUID messageId, Suppression suppression) {
        return database.sql(SUPPRESS_MAIL)
                .bind("messageId", messageId)
                .bind("reason", suppression.reason())
                .then();
    }

    Mono<Void> suppressAll(UUID memberId, Suppression suppression) {
        return database.sql(SUPPRESS_ALL)
                .bind("memberId", memberId)
                .bind("reason", suppression.reason())
                .then();
    }

    private static Delivery delivery(Readable row) {
        return new Delivery(
                get(row, "id", UUID.class),
                get(row, "message_id", UUID.class),
                get(row, "member_id", UUID.class),
                Channel.valueOf(get(row, "channel", String.class)),
                Status.valueOf(get(row, "status", String.class)),
                row.get("reason", String.class),
                get(row, "queued_at", Instant.class));
    }

    private static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}

package plusone.notification.message;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import plusone.notification.message.Attempt.Outcome;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** SQL on {@code attempt}. */
@Component
class AttemptTables {

    private static final String INSERT =
            """
            insert into attempt (delivery_id, number, outcome, reason, at)
            select :deliveryId, coalesce(max(number), 0) + 1, :outcome, :reason, :at
            from attempt where delivery_id = :deliveryId""";

    private static final String OF_DELIVERIES =
            """
            select delivery_id, outcome, reason, at from attempt
            where delivery_id = any(:deliveryIds) order by delivery_id, number""";

    private static final String UNKNOWN =
            """
            select count(*) from attempt a join delivery d on d.id = a.delivery_id
            where a.delivery_id = :deliveryId and a.outcome = 'UNKNOWN' and a.at >= d.queued_at""";

    record OfDelivery(UUID deliveryId, Attempt attempt) {}

    private final DatabaseClient database;

    AttemptTables(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> insert(UUID deliveryId, Attempt attempt) {
        return database.sql(INSERT)
                .bind("deliveryId", deliveryId)
                .bind("outcome", attempt.outcome().name())
                .bind("reason", Parameters.in(R2dbcType.VARCHAR, attempt.reason()))
                .bind("at", attempt.at())
                .then();
    }

    /** How many tries nobody answered since the delivery was put on its way. */
    Mono<Integer> unknown(UUID deliveryId) {
        return database.sql(UNKNOWN).bind("deliveryId", deliveryId).mapValue(Integer.class).one();
    }

    Flux<OfDelivery> of(Collection<UUID> deliveryIds) {
        return database.sql(OF_DELIVERIES)
                .bind("deliveryIds", deliveryIds.toArray(UUID[]::new))
                .map(AttemptTables::attempt)
                .all();
    }

    private static OfDelivery attempt(Readable row) {
        return new OfDelivery(
                get(row, "delivery_id", UUID.class),
                new Attempt(
                        Outcome.valueOf(get(row, "outcome", String.class)),
                        row.get("reason", String.class),
                        get(row, "at", Instant.class)));
    }

    private static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}

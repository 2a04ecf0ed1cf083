package plusone.referral.programme;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Currency;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** SQL on {@code programme}. */
@Component
class ProgrammeTables {

    private static final String COLUMNS =
            """
            select id, name, landing_url, advocate_points, friend_points, qualifying_event, minimum_amount, minimum_currency,
                attribution_days, return_days, is_default, status, created_at
            from programme
            """;

    private static final String BY_ID = COLUMNS + "where id = :id";

    private static final String BY_DEFAULT = COLUMNS + "where is_default";

    private static final String LIST = COLUMNS + "where id < :before order by id desc limit :limit";

    // The row that is the default may change meanwhile, so it is not a row that is locked.
    private static final String LOCK_DEFAULT =
            "select pg_advisory_xact_lock(hashtextextended('programme-default', 0))";

    private static final String CLEAR_DEFAULT =
            "update programme set is_default = false where is_default";

    private static final String INSERT =
            """
            insert into programme (id, name, landing_url, advocate_points, friend_points, qualifying_event, minimum_amount,
                minimum_currency, attribution_days, return_days, is_default, status, created_at)
            values (:id, :name, :landingUrl, :advocatePoints, :friendPoints, :qualifyingEvent, :minimumAmount,
                :minimumCurrency, :attributionDays, :returnDays, :isDefault, :status, :createdAt)""";

    private static final String UPDATE =
            """
            update programme set name = :name, landing_url = :landingUrl, advocate_points = :advocatePoints,
                friend_points = :friendPoints, qualifying_event = :qualifyingEvent, minimum_amount = :minimumAmount,
                minimum_currency = :minimumCurrency, attribution_days = :attributionDays, return_days = :returnDays,
                is_default = :isDefault, status = :status
            where id = :id""";

    private final DatabaseClient database;

    ProgrammeTables(DatabaseClient database) {
        this.database = database;
    }

    Mono<Programme> byId(UUID id) {
        return database.sql(BY_ID).bind("id", id).map(ProgrammeTables::programme).one();
    }

    Mono<Programme> byDefault() {
        return database.sql(BY_DEFAULT).map(ProgrammeTables::programme).one();
    }

    Flux<Programme> list(UUID before, int limit) {
        return database.sql(LIST)
                .bind("before", before)
                .bind("limit", limit)
                .map(ProgrammeTables::programme)
                .all();
    }

    /** Waits until nobody else moves the default; until the end of the transaction. */
    Mono<Void> lockDefault() {
        return database.sql(LOCK_DEFAULT).then();
    }

    Mono<Void> clearDefault() {
        return database.sql(CLEAR_DEFAULT).then();
    }

    Mono<Void> insert(Programme programme) {
        return changeable(database.sql(INSERT), programme)
                .bind("createdAt", programme.createdAt())
                .then();
    }

    Mono<Void> update(Programme programme) {
        return changeable(database.sql(UPDATE), programme).then();
    }

    private static GenericExecuteSpec changeable(GenericExecuteSpec statement, Programme it) {
        var minimum = it.minimumAmount();
        return statement
                .bind("id", it.id())
                .bind("name", it.name())
                .bind("landingUrl", it.landingUrl())
                .bind("advocatePoints", it.advocatePoints())
                .bind("friendPoints", it.friendPoints())
                .bind("qualifyingEvent", it.qualifyingEvent())
                .bind(
                        "minimumAmount",
                        Parameters.in(R2dbcType.BIGINT, minimum == null ? null : minimum.amount()))
                .bind(
                        "minimumCurrency",
                        Parameters.in(
                                R2dbcType.VARCHAR,
                                minimum == null ? null : minimum.currency().getCurrencyCode()))
                .bind("attributionDays", it.attributionDays())
                .bind("returnDays", it.returnDays())
                .bind("isDefault", it.isDefault())
                .bind("status", it.status().name());
    }

    private static Programme programme(Readable row) {
        return new Programme(
                get(row, "id", UUID.class),
                get(row, "name", String.class),
                get(row, "landing_url", String.class),
                get(row, "advocate_points", Long.class),
                get(row, "friend_points", Long.class),
                get(row, "qualifying_event", String.class),
                minimum(row),
                get(row, "attribution_days", Integer.class),
                get(row, "return_days", Integer.class),
                get(row, "is_default", Boolean.class),
                Programme.Status.valueOf(get(row, "status", String.class)),
                get(row, "created_at", Instant.class));
    }

    private static @Nullable Money minimum(Readable row) {
        var amount = row.get("minimum_amount", Long.class);
        return amount == null
                ? null
                : new Money(
                        amount, Currency.getInstance(get(row, "minimum_currency", String.class)));
    }

    private static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}

package plusone.referral.conversion;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** SQL on {@code conversion}. */
@Component
class ConversionTables {

    private static final String INSERT =
            """
            insert into conversion (id, referral_id, event_id, operation_id, type, amount, currency, outcome, occurred_at,
                recorded_at)
            values (:id, :referralId, :eventId, :operationId, :type, :amount, :currency, :outcome, :occurredAt, :recordedAt)""";

    private static final String IS_KNOWN =
            """
            select exists (select from conversion where referral_id = :referralId and event_id = :eventId)""";

    private static final String IS_OF =
            """
            select exists (select from conversion where referral_id = :referralId and operation_id = :operationId)""";

    private final DatabaseClient database;

    ConversionTables(DatabaseClient database) {
        this.database = database;
    }

    Mono<Boolean> isKnown(UUID referralId, String eventId) {
        return database.sql(IS_KNOWN)
                .bind("referralId", referralId)
                .bind("eventId", eventId)
                .mapValue(Boolean.class)
                .one();
    }

    /** Whether this request brought a conversion. */
    Mono<Boolean> isOf(UUID referralId, UUID operationId) {
        return database.sql(IS_OF)
                .bind("referralId", referralId)
                .bind("operationId", operationId)
                .mapValue(Boolean.class)
                .one();
    }

    Mono<Void> insert(Conversion conversion) {
        var amount = conversion.amount();
        return database.sql(INSERT)
                .bind("id", conversion.id())
                .bind("referralId", conversion.referralId())
                .bind("eventId", conversion.eventId())
                .bind("operationId", conversion.operationId())
                .bind("type", conversion.type())
                .bind(
                        "amount",
                        Parameters.in(R2dbcType.BIGINT, amount == null ? null : amount.amount()))
                .bind(
                        "currency",
                        Parameters.in(
                                R2dbcType.VARCHAR,
                                amount == null ? null : amount.currency().getCurrencyCode()))
                .bind("outcome", conversion.outcome().name())
                .bind("occurredAt", conversion.occurredAt())
                .bind("recordedAt", conversion.recordedAt())
                .then();
    }
}

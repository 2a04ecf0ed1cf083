package plusone.loyalty.earning;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** SQL on {@code event} and {@code award}. */
@Component
class EventTables {

    private static final String INSERT =
            """
            insert into event (id, caller, event_id, type, member_id, amount, currency, attributes, occurred_at, recorded_at,
                transaction_id)
            values (:id, :caller, :eventId, :type, :memberId, :amount, :currency, :attributes::jsonb, :occurredAt, :recordedAt,
                :transactionId)""";

    private static final String INSERT_AWARDS =
            """
            insert into award (event_id, campaign_id, points, reason)
            select :eventId, campaign_id, points, reason
            from unnest(:campaignIds::uuid[], :points::bigint[], :reasons::text[]) as award (campaign_id, points, reason)""";

    private final DatabaseClient database;
    private final JsonMapper json;

    EventTables(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Void> insert(Event event) {
        var told = event.told();
        var amount = told.amount();
        return database.sql(INSERT)
                .bind("id", event.id())
                .bind("caller", event.caller())
                .bind("eventId", told.eventId())
                .bind("type", told.type())
                .bind("memberId", event.memberId())
                .bind(
                        "amount",
                        Parameters.in(R2dbcType.BIGINT, amount == null ? null : amount.amount()))
                .bind(
                        "currency",
                        Parameters.in(
                                R2dbcType.VARCHAR,
                                amount == null ? null : amount.currency().getCurrencyCode()))
                .bind("attributes", json.writeValueAsString(told.attributesOrNone()))
                .bind("occurredAt", told.occurredAt())
                .bind("recordedAt", event.recordedAt())
                .bind("transactionId", orNull(event.transactionId()))
                .then();
    }

    Mono<Void> insertAwards(UUID eventId, List<Award> awards) {
        return database.sql(INSERT_AWARDS)
                .bind("eventId", eventId)
                .bind("campaignIds", awards.stream().map(Award::campaignId).toArray(UUID[]::new))
                .bind("points", awards.stream().map(Award::points).toArray(Long[]::new))
                .bind("reasons", awards.stream().map(Award::reason).toArray(String[]::new))
                .then();
    }

    private static Object orNull(@Nullable UUID id) {
        return id == null ? Parameters.in(UUID.class) : Parameters.in(id);
    }
}

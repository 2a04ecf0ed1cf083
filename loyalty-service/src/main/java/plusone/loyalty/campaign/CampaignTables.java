package plusone.loyalty.campaign;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Currency;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** SQL on {@code campaign}. */
@Component
class CampaignTables {

    private static final String RUNNING =
            """
            select id, name, effect, points, currency from campaign
            where event_type = :eventType and state = 'RUNNING' and starts_at <= :now and (ends_at is null or ends_at > :now)
            order by id""";

    private final DatabaseClient database;

    CampaignTables(DatabaseClient database) {
        this.database = database;
    }

    Flux<Campaign> running(String eventType, Instant now) {
        return database.sql(RUNNING)
                .bind("eventType", eventType)
                .bind("now", now)
                .map(CampaignTables::campaign)
                .all();
    }

    private static Campaign campaign(Readable row) {
        var currency = row.get("currency", String.class);
        return new Campaign(
                Objects.requireNonNull(row.get("id", UUID.class)),
                Objects.requireNonNull(row.get("name", String.class)),
                Campaign.Effect.valueOf(Objects.requireNonNull(row.get("effect", String.class))),
                Objects.requireNonNull(row.get("points", Long.class)),
                currency == null ? null : Currency.getInstance(currency));
    }
}

package plusone.referral.settlement;

import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** SQL that finds whose time has come. What another instance is working on is left to it. */
@Component
class SettlementTables {

    private static final String DUE =
            """
            select r.id from payout p join referral r on r.id = p.referral_id
            where p.status = 'WAITING' and p.due_at <= :now
            order by p.due_at limit 1 for update of r skip locked""";

    private static final String RUN_OUT =
            """
            select id from referral where status = 'REGISTERED' and expires_at < :now
            order by expires_at limit 1 for update skip locked""";

    private final DatabaseClient database;

    SettlementTables(DatabaseClient database) {
        this.database = database;
    }

    /** A referral whose return period is over, locked. */
    Mono<UUID> due(Instant now) {
        return database.sql(DUE).bind("now", now).mapValue(UUID.class).one();
    }

    /** A referral whose time for a conversion is over, locked. */
    Mono<UUID> runOut(Instant now) {
        return database.sql(RUN_OUT).bind("now", now).mapValue(UUID.class).one();
    }
}

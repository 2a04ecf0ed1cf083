package plusone.referral.referral;

import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** SQL on {@code referral} and {@code payout}: whose time has come, and what is on its way. */
@Component
public class SettlementTables {

    private static final String DUE =
            """
            select referral_id from payout where status = 'WAITING' and due_at <= :now
            group by referral_id order by min(due_at) limit :limit""";

    private static final String RUN_OUT =
            """
            select id from referral where status = 'REGISTERED' and expires_at < :now
            order by expires_at limit :limit""";

    private static final String TAKE =
            "select id from referral where id = :id for update skip locked";

    private static final String IS_UNDER_WAY =
            """
            select exists (select from payout where referral_id = :id and status = 'PENDING')""";

    /** So many at most are found at a time, so that a long list does not fill the memory. */
    private static final int LIMIT = 1_000;

    private final DatabaseClient database;

    SettlementTables(DatabaseClient database) {
        this.database = database;
    }

    /** Referrals whose return period is over, first come first. */
    public Flux<UUID> due(Instant now) {
        return waiting(DUE, now);
    }

    /** Referrals whose time for a conversion is over, first come first. */
    public Flux<UUID> runOut(Instant now) {
        return waiting(RUN_OUT, now);
    }

    /** Locks a referral until the end of the transaction; nothing where another has it. */
    public Mono<UUID> take(UUID referralId) {
        return database.sql(TAKE).bind("id", referralId).mapValue(UUID.class).one();
    }

    /** Whether payouts of a referral are on their way, and may be settled in a moment. */
    public Mono<Boolean> isUnderWay(UUID referralId) {
        return database.sql(IS_UNDER_WAY).bind("id", referralId).mapValue(Boolean.class).one();
    }

    private Flux<UUID> waiting(String sql, Instant now) {
        return database.sql(sql).bind("now", now).bind("limit", LIMIT).mapValue(UUID.class).all();
    }
}

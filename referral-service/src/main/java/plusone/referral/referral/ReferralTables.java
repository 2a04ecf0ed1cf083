package plusone.referral.referral;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** SQL on {@code referral}, {@code payout} and {@code timeline_entry}: what is read. */
@Component
class ReferralTables {

    // One statement, so that a referral and its payouts are of the same moment.
    private static final String REFERRALS =
            """
            select r.id, r.programme_id, p.name as programme, r.advocate_id, a.member_id as advocate_member_id, r.partner,
                r.friend_external_id, r.friend_member_id, r.status, r.reason, r.judged, r.registered_at, r.expires_at, r.updated_at,
                coalesce((
                    select jsonb_agg(jsonb_build_object('id', o.id, 'side', o.side, 'points', o.points, 'status', o.status,
                        'dueAt', o.due_at, 'reason', o.reason, 'transactionId', o.transaction_id) order by o.side)
                    from payout o where o.referral_id = r.id), '[]')::text as payouts,
                coalesce((
                    select jsonb_agg(jsonb_build_object('status', t.status, 'at', t.at, 'text', t.text) order by t.id)
                    from timeline_entry t where t.referral_id = r.id), '[]')::text as timeline
            from referral r join programme p on p.id = r.programme_id join advocate a on a.id = r.advocate_id
            where true
            """;

    private static final String BY_ID = REFERRALS + " and r.id = :id";

    // Locked before it is loaded: after a wait for the lock, rows that were read with it are old.
    private static final String LOCK = "select id from referral where id = :id for update";

    private static final String BY_ADVOCATE =
            REFERRALS
                    + " and a.external_id = :externalId and r.id < :before order by r.id desc limit :limit";

    private static final String OF_FRIEND =
            """
            select id from referral where programme_id = :programmeId and friend_external_id = :friendExternalId""";

    private static final String TALLY =
            """
            select count(*) as invited, count(*) filter (where status = 'REWARDED') as rewarded
            from referral where advocate_id = :advocateId""";

    private static final TypeReference<List<Payout>> PAYOUTS = new TypeReference<>() {};

    private static final TypeReference<List<TimelineEntry>> TIMELINE = new TypeReference<>() {};

    private final DatabaseClient database;
    private final JsonMapper json;

    ReferralTables(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Referral> byId(UUID id) {
        return database.sql(BY_ID).bind("id", id).map(this::referral).one();
    }

    /** Until the end of the transaction nobody else changes it or its payouts. */
    Mono<Referral> locked(UUID id) {
        return database.sql(LOCK).bind("id", id).mapValue(UUID.class).one().flatMap(this::byId);
    }

    Mono<UUID> ofFriend(UUID programmeId, String friendExternalId) {
        return database.sql(OF_FRIEND)
                .bind("programmeId", programmeId)
                .bind("friendExternalId", friendExternalId)
                .mapValue(UUID.class)
                .one();
    }

    Flux<Referral> byAdvocate(String externalId, UUID before, int limit) {
        return database.sql(BY_ADVOCATE)
                .bind("externalId", externalId)
                .bind("before", before)
                .bind("limit", limit)
                .map(this::referral)
                .all();
    }

    /** Newest first. */
    Flux<Referral> newest(ReferralFilter filter, UUID before, int limit) {
        return filtered(filter, "and r.id < :before order by r.id desc limit :limit")
                .bind("before", before)
                .bind("limit", limit)
                .map(this::referral)
                .all();
    }

    /** Oldest change first. */
    Flux<Referral> changed(ReferralFilter filter, ChangePosition after, Instant until, int limit) {
        return filtered(
                        filter,
                        """
                        and (r.updated_at, r.id) > (:updatedAt, :id) and r.updated_at <= :until
                        order by r.updated_at, r.id limit :limit""")
                .bind("updatedAt", after.updatedAt())
                .bind("id", after.id())
                .bind("until", until)
                .bind("limit", limit)
                .map(this::referral)
                .all();
    }

    Mono<Tally> tally(UUID advocateId) {
        return database.sql(TALLY)
                .bind("advocateId", advocateId)
                .map(
                        row ->
                                new Tally(
                                        get(row, "invited", Long.class),
                                        get(row, "rewarded", Long.class)))
                .one();
    }

    /** A few different texts only, each with the plan that fits it. */
    private DatabaseClient.GenericExecuteSpec filtered(ReferralFilter filter, String rest) {
        var sql =
                REFERRALS
                        + (filter.partner() == null ? "" : "and r.partner = :partner ")
                        + (filter.status() == null ? "" : "and r.status = :status ")
                        + (filter.friendExternalId() == null
                                ? ""
                                : "and r.friend_external_id = :friendExternalId ")
                        + rest;
        var statement = database.sql(sql);
        if (filter.partner() != null) statement = statement.bind("partner", filter.partner());
        if (filter.status() != null) statement = statement.bind("status", filter.status().name());
        return filter.friendExternalId() == null
                ? statement
                : statement.bind("friendExternalId", filter.friendExternalId());
    }

    private Referral referral(Readable row) {
        return new Referral(
                attribution(row),
                row.get("friend_member_id", UUID.class),
                Referral.Status.valueOf(get(row, "status", String.class)),
                reason(row.get("reason", String.class)),
                get(row, "judged", Boolean.class),
                get(row, "updated_at", Instant.class),
                json.readValue(get(row, "payouts", String.class), PAYOUTS),
                json.readValue(get(row, "timeline", String.class), TIMELINE));
    }

    private static Attribution attribution(Readable row) {
        return new Attribution(
                get(row, "id", UUID.class),
                get(row, "programme_id", UUID.class),
                get(row, "programme", String.class),
                get(row, "advocate_id", UUID.class),
                get(row, "advocate_member_id", UUID.class),
                row.get("partner", String.class),
                get(row, "friend_external_id", String.class),
                get(row, "registered_at", Instant.class),
                get(row, "expires_at", Instant.class));
    }

    private static @Nullable Reason reason(@Nullable String slug) {
        return slug == null ? null : Reason.of(slug);
    }

    private static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}

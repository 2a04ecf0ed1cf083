package plusone.referral.referral;

import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** SQL on {@code referral}, {@code payout} and {@code timeline_entry}: what is written. */
@Component
class ProgressTables {

    private static final String INSERT =
            """
            insert into referral (id, programme_id, advocate_id, partner, friend_external_id, status, judged, registered_at,
                expires_at, updated_at)
            values (:id, :programmeId, :advocateId, :partner, :friendExternalId, :status, :judged, :registeredAt,
                :expiresAt, :updatedAt)
            on conflict (programme_id, friend_external_id) do nothing""";

    private static final String UPDATE =
            """
            update referral set friend_member_id = :friendMemberId, status = :status, reason = :reason, judged = :judged,
                updated_at = :updatedAt
            where id = :id""";

    private static final String SAVE_PAYOUT =
            """
            insert into payout (id, referral_id, side, points, status, due_at, reason, transaction_id)
            values (:id, :referralId, :side, :points, :status, :dueAt, :reason, :transactionId)
            on conflict (id) do update set status = excluded.status, reason = excluded.reason,
                transaction_id = excluded.transaction_id""";

    private static final String INSERT_ENTRY =
            """
            insert into timeline_entry (referral_id, status, at, text) values (:referralId, :status, :at, :text)""";

    private final DatabaseClient database;

    ProgressTables(DatabaseClient database) {
        this.database = database;
    }

    /** Whether the friend belongs to nobody in this programme yet. */
    Mono<Boolean> insert(Referral referral) {
        var attribution = referral.attribution();
        return database.sql(INSERT)
                .bind("id", referral.id())
                .bind("programmeId", attribution.programmeId())
                .bind("advocateId", attribution.advocateId())
                .bind("partner", text(attribution.partner()))
                .bind("friendExternalId", attribution.friendExternalId())
                .bind("status", referral.status().name())
                .bind("judged", referral.judged())
                .bind("registeredAt", attribution.registeredAt())
                .bind("expiresAt", attribution.expiresAt())
                .bind("updatedAt", referral.updatedAt())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    Mono<Void> update(Referral referral) {
        return database.sql(UPDATE)
                .bind("id", referral.id())
                .bind(
                        "friendMemberId",
                        Parameters.in(PostgresqlObjectId.UUID, referral.friendMemberId()))
                .bind("status", referral.status().name())
                .bind("reason", slug(referral.reason()))
                .bind("judged", referral.judged())
                .bind("updatedAt", referral.updatedAt())
                .then();
    }

    Mono<Void> save(UUID referralId, Payout payout) {
        return database.sql(SAVE_PAYOUT)
                .bind("id", payout.id())
                .bind("referralId", referralId)
                .bind("side", payout.side().name())
                .bind("points", payout.points())
                .bind("status", payout.status().name())
                .bind("dueAt", Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE, payout.dueAt()))
                .bind("reason", slug(payout.reason()))
                .bind(
                        "transactionId",
                        Parameters.in(PostgresqlObjectId.UUID, payout.transactionId()))
                .then();
    }

    Mono<Void> insert(UUID referralId, TimelineEntry entry) {
        return database.sql(INSERT_ENTRY)
                .bind("referralId", referralId)
                .bind("status", entry.status().name())
                .bind("at", entry.at())
                .bind("text", entry.text())
                .then();
    }

    private static Object slug(@Nullable Reason reason) {
        return text(reason == null ? null : reason.slug());
    }

    private static Object text(@Nullable String value) {
        return Parameters.in(R2dbcType.VARCHAR, value);
    }
}

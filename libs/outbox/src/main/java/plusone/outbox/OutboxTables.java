package plusone.outbox;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * SQL on {@code outbox}. Time and chance are the database's own: several relays share no other
 * clock.
 */
final class OutboxTables {

    private static final String INSERT =
            """
            insert into outbox (link, aggregate, kind, body, trace)
            values (:link, :aggregate, :kind, :body::jsonb, :trace)""";

    // Only the first row of an aggregate may go; materialized, so that the limit is applied before
    // rows are locked and leased.
    private static final String CLAIM =
            """
            with head as materialized (
                select id from outbox o
                where link = :link and dead_at is null and due_at <= clock_timestamp()
                    and (lease_until is null or lease_until <= clock_timestamp())
                    and not exists (
                        select from outbox earlier
                        where earlier.link = o.link and earlier.aggregate = o.aggregate and earlier.dead_at is null
                            and earlier.id < o.id)
                order by due_at
                limit :limit
                for update skip locked
            )
            update outbox o
            set lease_token = gen_random_uuid(), lease_until = clock_timestamp() + :lease * interval '1 millisecond'
            from head where o.id = head.id
            returning o.id, o.link, o.aggregate, o.kind, o.body::text as body, o.trace, o.tries, o.lease_token""";

    private static final String DELETE =
            """
            delete from outbox where id = :id and lease_token = :lease""";

    // Pauses double up to the longest one; chance shortens each by up to half, so that rows do not
    // march in step.
    private static final String RETRY =
            """
            update outbox
            set lease_token = null, lease_until = null, tries = tries + 1, reason = :reason,
                due_at = clock_timestamp() + least(:longest, :first * 2 ^ least(tries, 20)) * (0.5 + random() / 2) * interval '1 millisecond',
                dead_at = case when tries + 1 >= :deadAfterTries
                    and created_at <= clock_timestamp() - :deadAfter * interval '1 millisecond' then clock_timestamp() end
            where id = :id and lease_token = :lease""";

    private static final String RELEASE =
            """
            update outbox
            set lease_token = null, lease_until = null, due_at = clock_timestamp() + :pause * interval '1 millisecond'
            where id = :id and lease_token = :lease""";

    private static final String BURY =
            """
            update outbox
            set lease_token = null, lease_until = null, tries = tries + 1, reason = :reason, dead_at = clock_timestamp()
            where id = :id and lease_token = :lease""";

    private static final String BACKLOGS =
            """
            select link, count(*) filter (where dead_at is null) as waiting, count(dead_at) as dead,
                coalesce(extract(epoch from clock_timestamp() - min(created_at) filter (where dead_at is null)), 0) as lag
            from outbox group by link""";

    private final DatabaseClient database;
    private final OutboxSettings settings;

    OutboxTables(DatabaseClient database, OutboxSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    Mono<Void> insert(OutboxEntry entry, String body, @Nullable String trace) {
        return database.sql(INSERT)
                .bind("link", entry.link())
                .bind("aggregate", entry.aggregate())
                .bind("kind", entry.kind())
                .bind("body", body)
                .bind("trace", Parameters.in(R2dbcType.VARCHAR, trace))
                .then();
    }

    /** Leases up to {@code limit} rows, each the first of its aggregate. */
    Flux<OutboxRow> claim(String link, int limit) {
        return database.sql(CLAIM)
                .bind("link", link)
                .bind("limit", limit)
                .bind("lease", (double) settings.lease().toMillis())
                .map(OutboxTables::row)
                .all();
    }

    /**
     * The receiver has it. Nothing happens where the lease has gone to another relay; so for the
     * next three.
     */
    Mono<Void> delete(OutboxRow row) {
        return ofLease(DELETE, row).then();
    }

    /** Puts a row back for later, as a failed try. */
    Mono<Void> retry(OutboxRow row, String reason) {
        return ofLease(RETRY, row)
                .bind("reason", reason)
                .bind("first", (double) settings.firstPause().toMillis())
                .bind("longest", (double) settings.longestPause().toMillis())
                .bind("deadAfterTries", settings.deadAfterTries())
                .bind("deadAfter", (double) settings.deadAfter().toMillis())
                .then();
    }

    /** Puts a row back for when the breaker may be half-open; it was not tried. */
    Mono<Void> release(OutboxRow row) {
        return ofLease(RELEASE, row)
                .bind("pause", (double) settings.breakerPause().toMillis())
                .then();
    }

    /**
     * No repetition would help: leaves the row for a person, and lets its aggregate's next one go.
     */
    Mono<Void> bury(OutboxRow row, String reason) {
        return ofLease(BURY, row).bind("reason", reason).then();
    }

    /** What waits and what is dead on each link that has rows. */
    Flux<Backlog> backlogs() {
        return database.sql(BACKLOGS).map(OutboxTables::backlog).all();
    }

    private DatabaseClient.GenericExecuteSpec ofLease(String sql, OutboxRow row) {
        return database.sql(sql).bind("id", row.id()).bind("lease", row.lease());
    }

    private static OutboxRow row(Readable row) {
        return new OutboxRow(
                get(row, "id", Long.class),
                get(row, "link", String.class),
                get(row, "aggregate", String.class),
                get(row, "kind", String.class),
                get(row, "body", String.class),
                row.get("trace", String.class),
                get(row, "tries", Integer.class),
                get(row, "lease_token", UUID.class));
    }

    private static Backlog backlog(Readable row) {
        return new Backlog(
                get(row, "link", String.class),
                get(row, "waiting", Double.class),
                get(row, "dead", Double.class),
                get(row, "lag", Double.class));
    }

    private static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}

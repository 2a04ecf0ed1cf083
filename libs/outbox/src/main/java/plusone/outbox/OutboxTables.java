package plusone.outbox;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * SQL on {@code outbox}; every method but {@code insert} is called inside a transaction of its own.
 * Time and chance are the database's own: several relays share no other clock.
 */
final class OutboxTables {

    private static final String INSERT =
            """
            insert into outbox (link, aggregate, kind, body, trace)
            values (:link, :aggregate, :kind, :body::jsonb, :trace)""";

    // Most of the time the table is empty, and a plan made then would read all of it when it is
    // full: a table of no pages costs nothing to read.
    private static final String USE_KEYS =
            """
            set local enable_seqscan = off; set local enable_bitmapscan = off; set local enable_sort = off""";

    // Only the first row of an aggregate may go. The key is searched once for each aggregate, so
    // that neither the rows behind a first one nor the aggregates that wait elsewhere are read.
    // What is free is asked again of the rows as they are when they are locked.
    private static final String CLAIM =
            """
            with recursive head as (
                (select 1 as seen, 0 as free_before, id, aggregate, due_at <= clock_timestamp()
                        and (lease_until is null or lease_until <= clock_timestamp()) as free
                    from outbox where link = :link and dead_at is null and aggregate > :after
                    order by aggregate, id limit 1)
                union all
                select seen + 1, free_before + free::int, next.*
                from head cross join lateral (
                    select o.id, o.aggregate, o.due_at <= clock_timestamp()
                        and (o.lease_until is null or o.lease_until <= clock_timestamp())
                    from outbox o where o.link = :link and o.dead_at is null and o.aggregate > head.aggregate
                    order by o.aggregate, o.id limit 1) next
                where seen < :look and free_before + free::int < :limit
            ), locked as materialized (
                select id, dead_at from outbox
                where id = any (array(select id from head where free)) and due_at <= clock_timestamp()
                    and (lease_until is null or lease_until <= clock_timestamp())
                for update skip locked
            ), leased as (
                update outbox
                set lease_token = gen_random_uuid(), lease_until = clock_timestamp() + :lease * interval '1 millisecond'
                where id = any (array(select id from locked where dead_at is null))
                returning id, link, aggregate, kind, body::text as body, trace, tries, lease_token
            )
            select last.reached, leased.*
            from (
                select case when seen < :look and free_before + free::int < :limit then '' else aggregate end as reached
                from head order by seen desc limit 1) last
                left join leased on true""";

    private static final String DELETE =
            """
            delete from outbox where id = :id and lease_token = :token""";

    // Pauses double up to the longest one; chance shortens each by up to half, so that rows do not
    // march in step.
    private static final String RETRY =
            """
            update outbox
            set lease_token = null, lease_until = null, tries = tries + 1, reason = :reason,
                due_at = clock_timestamp() + interval '1 millisecond'
                    * coalesce(:pause, least(:longest, :first * 2 ^ least(tries, 20)) * (0.5 + random() / 2)),
                dead_at = case when tries + 1 >= :deadAfterTries
                    and created_at <= clock_timestamp() - :deadAfter * interval '1 millisecond' then clock_timestamp() end
            where id = :id and lease_token = :token""";

    private static final String RELEASE =
            """
            update outbox
            set lease_token = null, lease_until = null, due_at = clock_timestamp() + :pause * interval '1 millisecond'
            where id = :id and lease_token = :token""";

    private static final String BURY =
            """
            update outbox
            set lease_token = null, lease_until = null, tries = tries + 1, reason = :reason, dead_at = clock_timestamp()
            where id = :id and lease_token = :token""";

    private static final String EXTEND =
            """
            update outbox set lease_until = clock_timestamp() + :lease * interval '1 millisecond'
            where id = :id and lease_token = :token""";

    private static final String SET_ASIDE =
            """
            update outbox set aggregate = aggregate || '/' || id
            where id = :id and lease_token = :token and aggregate not like '%/' || id""";

    private static final String BACKLOG =
            """
            select :link as link,
                (select count(*) from (select from outbox where link = :link and dead_at is null limit :most) row) as waiting,
                (select count(*) from (select from outbox where link = :link and dead_at is not null limit :most) row) as dead,
                coalesce((select extract(epoch from clock_timestamp() - created_at)
                    from outbox where link = :link and dead_at is null order by id limit 1), 0) as lag""";

    /** How many aggregates a claim looks at, to find some that may go. */
    private static final int LOOK = 1_000;

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

    /**
     * Leases up to {@code limit} rows, each the first of its aggregate. Looks at the aggregates
     * whose names come after {@code after}, and at so many of them only that it is soon done.
     */
    Mono<Claim> claim(String link, String after, int limit) {
        var claim =
                database.sql(CLAIM)
                        .bind("link", link)
                        .bind("after", after)
                        .bind("look", LOOK)
                        .bind("limit", limit)
                        .bind("lease", (double) settings.lease().toMillis())
                        .map(OutboxTables::claimed)
                        .all()
                        .reduce(Claim.NOTHING, Claim::and);
        return byKeys().then(claim);
    }

    /**
     * The receiver has it. Nothing happens where the lease has gone to another relay; so for the
     * next three.
     */
    Mono<Void> delete(OutboxRow row) {
        return marked(ofLease(DELETE, row));
    }

    /**
     * Puts a row back for later, as a failed try.
     *
     * @param pause until the next one; null for the usual one
     */
    Mono<Void> retry(OutboxRow row, String reason, @Nullable Duration pause) {
        return marked(
                ofLease(RETRY, row)
                        .bind("reason", reason)
                        .bind(
                                "pause",
                                Parameters.in(
                                        R2dbcType.DOUBLE,
                                        pause == null ? null : (double) pause.toMillis()))
                        .bind("first", (double) settings.firstPause().toMillis())
                        .bind("longest", (double) settings.longestPause().toMillis())
                        .bind("deadAfterTries", settings.deadAfterTries())
                        .bind("deadAfter", (double) settings.deadAfter().toMillis()));
    }

    /** Puts a row back for when the breaker may be half-open; it was not tried. */
    Mono<Void> release(OutboxRow row) {
        return marked(
                ofLease(RELEASE, row).bind("pause", (double) settings.breakerPause().toMillis()));
    }

    /**
     * No repetition would help: leaves the row for a person, and lets its aggregate's next one go.
     */
    Mono<Void> bury(OutboxRow row, String reason) {
        return marked(ofLease(BURY, row).bind("reason", reason));
    }

    /** Whether the lease was still there, and lasts so much longer than a new one. */
    Mono<Boolean> extend(OutboxRow row, Duration more) {
        var extend =
                ofLease(EXTEND, row)
                        .bind("lease", (double) settings.lease().plus(more).toMillis())
                        .fetch()
                        .rowsUpdated();
        return byKeys().then(extend).map(rows -> rows == 1);
    }

    /** Gives a row an aggregate of its own. */
    Mono<Void> setAside(OutboxRow row) {
        return marked(ofLease(SET_ASIDE, row));
    }

    /**
     * What waits and what is dead on a link. Counts no further than {@link Backlog#MOST}, so that a
     * look costs no more the more there is.
     */
    Mono<Backlog> backlog(String link) {
        var backlog =
                database.sql(BACKLOG)
                        .bind("link", link)
                        .bind("most", Backlog.MOST)
                        .map(OutboxTables::counted)
                        .one();
        return byKeys().then(backlog);
    }

    /** For the statements that follow in the transaction. */
    private Mono<Void> byKeys() {
        return database.sql(USE_KEYS).then();
    }

    private Mono<Void> marked(DatabaseClient.GenericExecuteSpec mark) {
        return byKeys().then(mark.then());
    }

    private DatabaseClient.GenericExecuteSpec ofLease(String sql, OutboxRow row) {
        return database.sql(sql).bind("id", row.id()).bind("token", row.lease());
    }

    private static Claim claimed(Readable row) {
        var rows = row.get("id") == null ? List.<OutboxRow>of() : List.of(row(row));
        return new Claim(rows, get(row, "reached", String.class));
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

    private static Backlog counted(Readable row) {
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

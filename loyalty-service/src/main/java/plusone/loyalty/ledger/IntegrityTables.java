package plusone.loyalty.ledger;

import io.r2dbc.spi.Readable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** SQL that checks the books, a slice at a time, so that no statement grows with the ledger. */
@Component
class IntegrityTables {

    private static final String TRANSACTIONS =
            """
            with slice as (select id from transaction where id > :after order by id limit :limit),
            checked as (
                select s.id, count(e.leg) as entries, coalesce(sum(e.points), 0)::bigint as points
                from slice s left join entry e on e.transaction_id = s.id group by s.id)
            select count(*) as checked, max(id::text)::uuid as last,
                (min(id::text) filter (where points <> 0 or entries < 2))::uuid as broken
            from checked""";

    // The figures of an account against its own entries and lots.
    private static final String ACCOUNTS =
            """
            with slice as (
                select id, seq, balance, pending, held, debt from account where id > :after order by id limit :limit),
            checked as (
                select s.*, e.entries, e.points, l.remaining
                from slice s
                    cross join lateral (
                        select count(*) as entries, coalesce(sum(points), 0)::bigint as points
                        from entry where account_id = s.id and seq is not null) e
                    cross join lateral (
                        select coalesce(sum(remaining), 0)::bigint as remaining from lot where account_id = s.id) l)
            select count(*) as checked, max(id::text)::uuid as last,
                (min(id::text) filter (
                    where points <> balance or entries <> seq or remaining <> balance + debt - held
                        or balance + debt - pending - held < 0 or (debt > 0 and balance + debt - pending - held > 0)))::uuid
                    as broken
            from checked""";

    // Counted up to a limit: far behind is far behind.
    private static final String ENTRIES_AFTER =
            """
            select count(*) as entries from (select from entry where transaction_id > :after limit 1000000) rest""";

    private static final String ENTRIES_OF_ACCOUNTS_AFTER =
            """
            select coalesce(sum(seq), 0)::bigint as entries
            from (select seq from account where id > :after order by id limit 100000) rest""";

    private final DatabaseClient database;

    IntegrityTables(DatabaseClient database) {
        this.database = database;
    }

    /** Every transaction has two entries or more, which sum to zero. */
    Mono<Slice> transactions(UUID after, int limit) {
        return slice(TRANSACTIONS, after, limit);
    }

    /** Every account says what its entries and its lots say. */
    Mono<Slice> accounts(UUID after, int limit) {
        return slice(ACCOUNTS, after, limit);
    }

    /** Entries of transactions after this one, counted up to a million. */
    Mono<Long> entriesAfter(UUID transactionId) {
        return count(ENTRIES_AFTER, transactionId);
    }

    /** Entries of members after this one, of a hundred thousand of them at most. */
    Mono<Long> entriesOfAccountsAfter(UUID accountId) {
        return count(ENTRIES_OF_ACCOUNTS_AFTER, accountId);
    }

    private Mono<Long> count(String sql, UUID after) {
        return database.sql(sql)
                .bind("after", after)
                .map(row -> LedgerRows.get(row, "entries", Long.class))
                .one();
    }

    private Mono<Slice> slice(String sql, UUID after, int limit) {
        return database.sql(sql)
                .bind("after", after)
                .bind("limit", limit)
                .map(IntegrityTables::slice)
                .one();
    }

    private static Slice slice(Readable row) {
        return new Slice(
                LedgerRows.get(row, "checked", Long.class),
                row.get("last", UUID.class),
                row.get("broken", UUID.class));
    }

    /**
     * What one slice showed.
     *
     * @param last where the next slice begins; null after the end
     * @param broken the first row that breaks the rule
     */
    record Slice(long checked, @Nullable UUID last, @Nullable UUID broken) {}
}

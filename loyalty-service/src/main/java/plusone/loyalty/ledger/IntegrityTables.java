package plusone.loyalty.ledger;

import io.r2dbc.spi.Readable;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** SQL that checks the books, a slice at a time, so that no statement grows with the ledger. */
@Component
class IntegrityTables {

    /** Two entries or more that sum to zero, reversals of what is there and not beyond it. */
    static final String TRANSACTIONS_BALANCE = "transactions-balance";

    /** Each link follows from its rows and the link before it, and so do its figures. */
    static final String CHAINS_HOLD = "chains-hold";

    /** Each account says what its last entry, its lots and its holds say. */
    static final String ACCOUNTS_AGREE = "accounts-agree";

    // The canonical line of a link as Chain writes it. Lateral, so that the plan stays one look-up
    // a
    // row whatever the planner believes of the sizes. How much was taken back of a transaction is
    // summed once a slice, at the last of its reversals there: it may have very many.
    private static final String TRANSACTIONS =
            """
            select count(*) as checked, max(s.number) as last,
                (array_agg(s.id order by s.number)
                    filter (where sums.points <> 0 or sums.entries < 2 or reversals.beyond))[1] as unbalanced,
                (array_agg(s.id order by s.number) filter (where links.broken is not false))[1] as unlinked
            from (
                    select *, row_number() over (partition by reverses order by number desc) = 1 as last_of_original
                    from (
                        select * from transaction where number > :after and number <= :upTo
                        order by number limit :limit) slice) s
                cross join lateral (
                    select count(*) as entries, coalesce(sum(points), 0) as points,
                        string_agg(concat_ws(':', leg, account_id, points), ',' order by leg) as legs
                    from entry where transaction_id = s.id) sums
                left join lateral (
                    select o.type, abs(e.points) as points from transaction o join entry e on e.transaction_id = o.id and e.leg = 0
                    where o.id = s.reverses) original on true
                left join lateral (
                    select original.points is null or original.points
                        < sum((select abs(points) from entry where transaction_id = r.id and leg = 0)) as beyond
                    from transaction r
                    where r.reverses = s.reverses and s.last_of_original) reversals on s.reverses is not null and s.last_of_original
                cross join lateral (
                    select bool_or(p.account is null or e.seq > 1 and p.seq is null
                        or e.balance <> coalesce(p.balance, 0) + e.points
                        or e.earned <> coalesce(p.earned, 0) + case
                            when s.type = 'EARN' or s.type = 'REVERSAL' and original.type = 'EARN' then e.points else 0 end
                        or e.hash is distinct from sha256(concat_ws('|',
                            coalesce(encode(p.hash, 'hex'), repeat('0', 64)), e.account_id, e.seq, e.balance, e.pending,
                            e.held, e.debt, e.earned, e.lots, s.id, s.type, coalesce(s.reverses::text, '-'),
                            coalesce(s.expires_on::text, '-'),
                            coalesce(((extract(epoch from s.available_at) * 1000000)::bigint)::text, '-'),
                            (extract(epoch from s.occurred_at) * 1000000)::bigint,
                            (extract(epoch from s.recorded_at) * 1000000)::bigint,
                            encode(s.remark_digest, 'hex'), sums.legs)::bytea)) as broken
                    from entry e
                        left join lateral (
                            select a.id as account, before.seq, before.balance, before.earned, before.hash
                            from account a
                                left join entry before on before.account_id = a.id and before.seq = e.seq - 1
                            where a.id = e.account_id) p on true
                    where e.transaction_id = s.id and e.seq is not null) links""";

    private static final String ACCOUNTS =
            """
            select count(*) as checked, max(a.id::text)::uuid as last,
                (min(a.id::text) filter (where a.seq <> coalesce(e.seq, 0) or a.balance <> coalesce(e.balance, 0)
                    or a.earned <> coalesce(e.earned, 0) or a.chain <> coalesce(e.hash, decode(repeat('0', 64), 'hex'))
                    or l.remaining <> a.balance + a.debt - a.held or l.pending <> a.pending or h.points <> a.held
                    or a.balance + a.debt - a.pending - a.held < 0
                    or a.debt > 0 and a.balance + a.debt - a.pending - a.held > 0))::uuid as broken
            from (%s) a
                left join lateral (
                    select seq, balance, earned, hash from entry
                    where account_id = a.id and seq is not null order by seq desc limit 1) e on true
                cross join lateral (
                    select coalesce(sum(remaining), 0) as remaining,
                        coalesce(sum(remaining) filter (where available_at > to_timestamp(0)), 0) as pending
                    from lot where account_id = a.id) l
                cross join lateral (
                    select coalesce(sum(points), 0) as points from hold where account_id = a.id and state = 'PLACED') h""";

    private static final String ALL_ACCOUNTS =
            ACCOUNTS.formatted("select * from account where id > :after order by id limit :limit");

    private static final String TOUCHED_ACCOUNTS =
            ACCOUNTS.formatted(
                    """
                    select * from account where id in (
                        select e.account_id from transaction t
                            cross join lateral (
                                select account_id from entry where transaction_id = t.id offset 0) e
                        where t.number > :after and t.number <= :upTo)""");

    private static final String REMARKS =
            """
            select t.id, encode(t.remark_digest, 'hex') as digest, coalesce(r.reason, '') as reason, r.reference, r.actor
            from transaction t join remark r on r.transaction_id = t.id
            where t.number > :after and t.number <= :upTo order by t.number""";

    // Counted up to a limit: far behind is far behind. As a parameter it has the planner expect
    // few.
    private static final String ENTRIES_AFTER =
            """
            select count(*) as entries from (
                select from (select id from transaction where number > :after order by number limit :limit) t
                    cross join lateral (select from entry where transaction_id = t.id offset 0) e
                limit :limit) rest""";

    private static final int COUNTED = 1_000_000;

    private final DatabaseClient database;

    IntegrityTables(DatabaseClient database) {
        this.database = database;
    }

    /** Transactions with their entries, in the order in which they were written. */
    Mono<Slice> transactions(long after, long upTo, int limit) {
        return database.sql(TRANSACTIONS)
                .bind("after", after)
                .bind("upTo", upTo)
                .bind("limit", limit)
                .map(IntegrityTables::transactionSlice)
                .one();
    }

    /** The words of these transactions, as far as they have not been erased. */
    Flux<WrittenRemark> remarks(long after, long upTo) {
        return database.sql(REMARKS)
                .bind("after", after)
                .bind("upTo", upTo)
                .map(IntegrityTables::remark)
                .all();
    }

    /** Every account, by its id. */
    Mono<Slice> accounts(UUID after, int limit) {
        return database.sql(ALL_ACCOUNTS)
                .bind("after", after)
                .bind("limit", limit)
                .map(IntegrityTables::accountSlice)
                .one();
    }

    /** The accounts of these transactions. */
    Mono<Slice> accountsOf(long after, long upTo) {
        return database.sql(TOUCHED_ACCOUNTS)
                .bind("after", after)
                .bind("upTo", upTo)
                .map(IntegrityTables::accountSlice)
                .one();
    }

    /** Entries of transactions after this one, counted up to a million. */
    Mono<Long> entriesAfter(long number) {
        return database.sql(ENTRIES_AFTER)
                .bind("after", number)
                .bind("limit", COUNTED)
                .map(row -> LedgerRows.get(row, "entries", Long.class))
                .one();
    }

    private static WrittenRemark remark(Readable row) {
        return new WrittenRemark(
                LedgerRows.get(row, "id", UUID.class),
                new Hash(LedgerRows.get(row, "digest", String.class)),
                new Remark(
                        LedgerRows.get(row, "reason", String.class),
                        row.get("reference", String.class),
                        row.get("actor", String.class)));
    }

    private static Slice transactionSlice(Readable row) {
        var broken = new HashMap<String, UUID>();
        put(broken, TRANSACTIONS_BALANCE, row.get("unbalanced", UUID.class));
        put(broken, CHAINS_HOLD, row.get("unlinked", UUID.class));
        var last = row.get("last", Long.class);
        return new Slice(LedgerRows.get(row, "checked", Long.class), last, null, broken);
    }

    private static Slice accountSlice(Readable row) {
        var broken = new HashMap<String, UUID>();
        put(broken, ACCOUNTS_AGREE, row.get("broken", UUID.class));
        var last = row.get("last", UUID.class);
        return new Slice(LedgerRows.get(row, "checked", Long.class), null, last, broken);
    }

    private static void put(Map<String, UUID> broken, String check, @Nullable UUID id) {
        if (id != null) broken.put(check, id);
    }

    /** A transaction's words, and the digest that stands for them. */
    record WrittenRemark(UUID transactionId, Hash digest, Remark remark) {}

    /**
     * What one slice showed.
     *
     * @param lastNumber of its transactions; null where it had none
     * @param lastAccount of its accounts; null where it had none
     * @param broken the first that breaks a rule, by the name of the rule
     */
    record Slice(
            long checked,
            @Nullable Long lastNumber,
            @Nullable UUID lastAccount,
            Map<String, UUID> broken) {

        Slice {
            broken = Map.copyOf(broken);
        }

        /** With one more rule that is broken. */
        Slice and(String rule, UUID id) {
            var more = new HashMap<>(broken);
            more.put(rule, id);
            return new Slice(checked, lastNumber, lastAccount, more);
        }

        boolean holds() {
            return broken.isEmpty();
        }
    }
}

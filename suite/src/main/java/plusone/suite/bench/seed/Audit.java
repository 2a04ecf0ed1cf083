package plusone.suite.bench.seed;

import java.sql.Connection;
import java.sql.SQLException;
import plusone.suite.part.Refusal;

/**
 * Verifies books that consist of earnings, all of them at once: every transaction has two entries
 * that sum to zero, every link follows by the canonical line from the one before it, every account
 * says what its last entry and its lots say. Then it notes what the check in the background would
 * have noted, which takes a slice at a time and for millions of transactions many minutes.
 */
final class Audit {

    private static final String TRANSACTIONS = "select count(*) from loyalty.transaction";

    private static final String ENTRIES = "select count(*) / 2 from loyalty.entry";

    private static final String LINKS =
            """
            select count(*) from (
                select e.*, t.type, t.expires_on, t.occurred_at, t.recorded_at, t.remark_digest, issuance.points as issued,
                    lag(e.seq, 1, 0::bigint) over chain as seq_before,
                    lag(e.balance, 1, 0::bigint) over chain as balance_before,
                    lag(encode(e.hash, 'hex'), 1, repeat('0', 64)) over chain as before
                from loyalty.entry e
                    join loyalty.transaction t on t.id = e.transaction_id
                    join loyalty.entry issuance on issuance.transaction_id = e.transaction_id and issuance.leg = 1
                        and issuance.account_id = '00000000-0000-0000-0000-000000000001'
                where e.leg = 0
                window chain as (partition by e.account_id order by e.seq)) link
            where issued = -points and seq = seq_before + 1 and balance = balance_before + points and earned = balance
                and pending = 0 and held = 0 and debt = 0 and hash = sha256(concat_ws('|', before, account_id, seq, balance,
                    pending, held, debt, earned, lots, transaction_id, type, '-', expires_on, '-',
                    (extract(epoch from occurred_at) * 1000000)::bigint, (extract(epoch from recorded_at) * 1000000)::bigint,
                    encode(remark_digest, 'hex'), concat('0:', account_id, ':', points, ',1:',
                        '00000000-0000-0000-0000-000000000001:', issued))::bytea)""";

    private static final String WRONG_ACCOUNTS =
            """
            select count(*) from loyalty.account a
                left join loyalty.entry e on e.account_id = a.id and e.seq = a.seq
                left join (
                    select account_id, sum(remaining) as remaining from loyalty.lot group by account_id) l on l.account_id = a.id
            where a.seq <> coalesce((select max(seq) from loyalty.entry where account_id = a.id), 0)
                or a.balance <> coalesce(e.balance, 0) or a.earned <> a.balance or coalesce(l.remaining, 0) <> a.balance
                or a.chain <> coalesce(e.hash, decode(repeat('0', 64), 'hex'))""";

    private static final String NOTE =
            """
            update loyalty.verification set verified = last, closed = last, seen = last
            from (select max(number) as last from loyalty.transaction) transaction""";

    private final Connection database;

    Audit(Connection database) {
        this.database = database;
    }

    /**
     * Verifies them.
     *
     * @throws Refusal if anything is not as it must be
     */
    void pass() throws SQLException {
        var transactions = count(TRANSACTIONS);
        if (count(ENTRIES) != transactions
                || count(LINKS) != transactions
                || count(WRONG_ACCOUNTS) != 0) throw new Refusal("what was seeded does not hold");
        try (var statement = database.createStatement()) {
            statement.executeUpdate(NOTE);
        }
    }

    private long count(String sql) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}

package plusone.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import plusone.postgres.EmbeddedDatabase;

/**
 * Checks after each test what must be true of the ledger at every commit, by SQL of its own: sums,
 * figures, nothing below zero, one effect a key, and the members' chains. It knows nothing of the
 * program that wrote the rows.
 */
public final class Invariants implements AfterEachCallback {

    private static final String TRANSACTIONS =
            """
            select 'a transaction sums to zero', transaction_id::text
            from entry group by transaction_id having sum(points) <> 0 or count(*) < 2
            union all
            select 'the ledger sums to zero', sum(points)::text from entry having sum(points) <> 0
            union all
            select 'transactions have entries', coalesce(t.id, e.transaction_id)::text
            from transaction t full join entry e on e.transaction_id = t.id
            where t.id is null or e.transaction_id is null
            union all
            select 'nothing is reversed beyond what it was', o.transaction_id::text
            from entry o
                join transaction t on t.reverses = o.transaction_id
                join entry r on r.transaction_id = t.id and r.leg = 0
            where o.leg = 0
            group by o.transaction_id, o.points having sum(abs(r.points)) > abs(o.points)""";

    private static final String ACCOUNTS =
            """
            with figures as (
                select a.*, coalesce(e.points, 0) as entries, coalesce(l.points, 0) as lots,
                    coalesce(l.pending, 0) as pending_lots, coalesce(h.points, 0) as holds
                from account a
                    left join (select account_id, sum(points) as points from entry group by 1) e on e.account_id = a.id
                    left join (
                        select account_id, sum(remaining) as points,
                            sum(remaining) filter (where available_at <> '1970-01-01T00:00Z') as pending
                        from lot group by 1) l on l.account_id = a.id
                    left join (
                        select account_id, sum(points) as points from hold where state = 'PLACED' group by 1) h
                        on h.account_id = a.id)
            select 'a balance is the sum of its entries', id::text from figures where balance <> entries
            union all
            select 'lots and placed holds are balance and debt', id::text from figures where lots + holds <> balance + debt
            union all
            select 'pending and held are in lots and holds', id::text from figures
            where pending <> pending_lots or held <> holds
            union all
            select 'nothing is below zero', id::text from figures
            where least(pending, held, debt, earned, balance + debt - pending - held) < 0
            union all
            select 'no lot is below zero', account_id::text from lot where remaining < 0
            union all
            select 'no figure after an entry is below zero', transaction_id::text from entry
            where least(pending, held, debt, earned, balance + debt - pending - held) < 0
            union all
            select 'debt only where nothing is available', id::text from figures
            where debt > 0 and balance + debt - pending - held > 0
            union all
            select 'a hold is the sum of its lots', id::text from hold
            where points <> (select sum(value::bigint) from jsonb_each_text(lots)) or captured > points""";

    private static final String KEYS =
            """
            select 'a key has one effect', min(key) from operation group by caller, key having count(*) > 1
            union all
            select 'an effect has one key', result_id::text from operation
            where kind in ('transaction', 'hold') group by result_id, kind, call having count(*) > 1
            union all
            select 'a hold is resolved once', result_id::text from operation
            where kind = 'hold' and call <> 'POST /v1/holds' group by result_id having count(*) > 1
            union all
            select 'a key leads to its effect', o.key
            from operation o left join transaction t on t.id = o.result_id left join hold h on h.id = o.result_id
            where o.kind = 'transaction' and t.id is null or o.kind = 'hold' and h.id is null
            union all
            select 'an event earns once', transaction_id::text from event
            where transaction_id is not null group by transaction_id having count(*) > 1""";

    private static final String CHAINS =
            """
            with link as (
                select e.*, lag(encode(e.hash, 'hex'), 1, repeat('0', 64)) over member as before,
                    row_number() over member as position, lead(e.seq) over member is null as is_head
                from entry e where e.seq is not null
                window member as (partition by e.account_id order by e.seq))
            select 'a link follows from its rows and the one before', l.transaction_id::text
            from link l left join transaction t on t.id = l.transaction_id
            where l.seq <> l.position or l.hash is distinct from sha256(concat_ws('|',
                l.before, l.account_id, l.seq, l.balance, l.pending, l.held, l.debt, l.earned, l.lots,
                t.id, t.type, coalesce(t.reverses::text, '-'), coalesce(t.expires_on::text, '-'),
                coalesce(((extract(epoch from t.available_at) * 1000000)::bigint)::text, '-'),
                (extract(epoch from t.occurred_at) * 1000000)::bigint, (extract(epoch from t.recorded_at) * 1000000)::bigint,
                encode(t.remark_digest, 'hex'),
                (select string_agg(concat_ws(':', leg, account_id, points), ',' order by leg) from entry
                    where transaction_id = t.id))::bytea)
            union all
            select 'the head stands in the account', coalesce(a.id, l.account_id)::text
            from account a full join (select * from link where is_head) l on l.account_id = a.id
            where a.seq is distinct from coalesce(l.seq, 0)
                or a.chain is distinct from coalesce(l.hash, decode(repeat('0', 64), 'hex'))""";

    @Override
    public void afterEach(ExtensionContext context) throws SQLException {
        var database =
                SpringExtension.getApplicationContext(context).getBean(EmbeddedDatabase.class);
        try (var connection = database.connect("loyalty_owner")) {
            // One moment for all checks, whatever is being committed meanwhile.
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            check(connection);
        }
    }

    /** Fails where the books, as this connection sees them, do not hold. */
    static void check(Connection connection) throws SQLException {
        var broken = new ArrayList<String>();
        for (var sql : List.of(TRANSACTIONS, ACCOUNTS, KEYS, CHAINS))
            broken.addAll(broken(connection, sql));
        assertThat(broken).as("what must be true of the ledger and is not").isEmpty();
    }

    private static List<String> broken(Connection connection, String sql) throws SQLException {
        var broken = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) broken.add(rows.getString(1) + ": " + rows.getString(2));
        }
        return broken;
    }
}

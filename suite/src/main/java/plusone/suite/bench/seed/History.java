package plusone.suite.bench.seed;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import plusone.suite.part.Parts;

/**
 * Puts earnings into the books as loyalty-service would have written them: key, transaction, words,
 * both entries, lot, account, each link of the chain by the canonical line. A statement writes the
 * next earning of many members at once.
 */
final class History {

    private static final Words WORDS = new Words("bench", "staff:max");

    private static final String EARN =
            """
            with earning as materialized (
                select uuidv7() as id, 'seed-' || a.id || '-' || a.seq as key, a.id as account_id, a.seq + 1 as seq,
                    a.balance + given.points as balance, a.pending, a.held, a.debt, a.earned + given.points as earned,
                    encode(a.chain, 'hex') as before, given.points, given.expires_on, given.digest, given.reason, given.actor,
                    jsonb_build_object(given.expires_on::text, given.points) as lots, now() as recorded_at
                from loyalty.account a
                    join (select id from loyalty.member where external_id like ? order by id limit ?) m using (id)
                    cross join (
                        select ?::bigint as points, ?::date as expires_on, decode(?, 'hex') as digest, ? as reason, ? as actor
                    ) given),
            linked as materialized (
                select *, sha256(concat_ws('|', before, account_id, seq, balance, pending, held, debt, earned, lots,
                    id, 'EARN', '-', expires_on, '-', micros, micros, encode(digest, 'hex'),
                    concat('0:', account_id, ':', points, ',1:00000000-0000-0000-0000-000000000001:', -points))::bytea) as hash
                from earning cross join (select (extract(epoch from now()) * 1000000)::bigint as micros) clock),
            new_operation as (
                insert into loyalty.operation (id, caller, key, fingerprint, kind, call, result_id, recorded_at)
                select encode(substring(sha256((actor || '\\000')::bytea || key::bytea) for 16), 'hex')::uuid, actor, key,
                    gen_random_uuid(), 'transaction', 'POST /v1/transactions', id, recorded_at
                from linked),
            new_transaction as (
                insert into loyalty.transaction (id, type, expires_on, occurred_at, recorded_at, remark_digest)
                select id, 'EARN', expires_on, recorded_at, recorded_at, digest from linked),
            new_remark as (
                insert into loyalty.remark (transaction_id, reason, actor) select id, reason, actor from linked),
            new_entry as (
                insert into loyalty.entry
                    (transaction_id, leg, account_id, points, lots, seq, balance, pending, held, debt, earned, hash)
                select id, 0, account_id, points, lots, seq, balance, pending, held, debt, earned, hash from linked
                union all
                select id, 1, '00000000-0000-0000-0000-000000000001', -points, null, null, null, null, null, null, null, null
                from linked),
            new_lot as (
                insert into loyalty.lot as there (account_id, expires_on, available_at, remaining)
                select account_id, expires_on, to_timestamp(0), points from linked
                on conflict (account_id, expires_on, available_at)
                    do update set remaining = there.remaining + excluded.remaining)
            update loyalty.account a
            set seq = l.seq, balance = l.balance, earned = l.earned, chain = l.hash, recorded_at = l.recorded_at,
                due_at = least(a.due_at, (l.expires_on + 1)::timestamp at time zone 'Europe/Berlin')
            from linked l where a.id = l.account_id""";

    private final Connection database;

    History(Connection database) {
        this.database = database;
    }

    /**
     * Writes the next earning of members whose external id begins with this name.
     *
     * @param members how many of them, by their ids
     * @param monthsLeft in how many months they expire, at the end of that month
     */
    void earn(String name, int members, long points, int monthsLeft) throws SQLException {
        try (var statement = database.prepareStatement(EARN)) {
            statement.setString(1, name + "-%");
            statement.setInt(2, members);
            statement.setLong(3, points);
            statement.setObject(
                    4, YearMonth.now(ZoneOffset.UTC).plusMonths(monthsLeft).atEndOfMonth());
            statement.setString(5, WORDS.digest(Parts.remarkKey()));
            statement.setString(6, WORDS.reason());
            statement.setString(7, WORDS.actor());
            statement.executeUpdate();
        }
    }
}

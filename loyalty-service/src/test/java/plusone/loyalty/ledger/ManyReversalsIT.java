package plusone.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static plusone.loyalty.Loyalty.unique;
import static plusone.loyalty.ledger.LedgerCalls.assertRefused;

import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import plusone.loyalty.LedgerTest;
import plusone.loyalty.Loyalty;
import plusone.postgres.EmbeddedDatabase;

/** One transaction has been taken back in very many parts, more than it may be by now. */
@LedgerTest
@Order(Integer.MAX_VALUE)
class ManyReversalsIT {

    private static final int POINTS = 10_000;
    private static final int PARTS = 4_000;

    /** Writes them as the program would, link by link; their words have been erased. */
    private static final String REVERSE =
            """
            do $$
            declare
                a loyalty.account;
                original uuid := 'ORIGINAL';
                part uuid;
                now timestamptz := date_trunc('milliseconds', now());
                micros bigint := (extract(epoch from date_trunc('milliseconds', now())) * 1000000)::bigint;
                last_day date;
                lots jsonb;
            begin
                select * into a from loyalty.account where id = 'MEMBER' for update;
                select expires_on into last_day from loyalty.lot where account_id = a.id;
                lots := jsonb_build_object(last_day, -1);
                for number in 1..PARTS loop
                    part := gen_random_uuid();
                    a.seq := a.seq + 1;
                    a.balance := a.balance - 1;
                    a.earned := a.earned - 1;
                    a.chain := sha256(concat_ws('|', encode(a.chain, 'hex'), a.id, a.seq, a.balance, a.pending, a.held,
                        a.debt, a.earned, lots, part, 'REVERSAL', original, '-', '-', micros, micros,
                        encode(sha256('erased'), 'hex'),
                        '0:' || a.id || ':-1,1:00000000-0000-0000-0000-000000000001:1')::bytea);
                    insert into loyalty.transaction (id, type, reverses, occurred_at, recorded_at, remark_digest)
                    values (part, 'REVERSAL', original, now, now, sha256('erased'));
                    insert into loyalty.entry
                        (transaction_id, leg, account_id, points, lots, seq, balance, pending, held, debt, earned, hash)
                    values
                        (part, 0, a.id, -1, lots, a.seq, a.balance, a.pending, a.held, a.debt, a.earned, a.chain),
                        (part, 1, '00000000-0000-0000-0000-000000000001', 1, null, null, null, null, null, null, null, null);
                end loop;
                update loyalty.account set seq = a.seq, balance = a.balance, earned = a.earned, chain = a.chain
                where id = a.id;
                update loyalty.lot set remaining = remaining - PARTS where account_id = a.id;
            end
            $$""";

    private static final String UNVERIFIED =
            """
            select max(number) - (select verified from loyalty.verification) from loyalty.transaction""";

    @Autowired private Loyalty loyalty;
    @Autowired private EmbeddedDatabase database;

    private LedgerCalls calls;
    private UUID member;
    private UUID earned;

    @BeforeEach
    void takenBackInManyParts() throws SQLException {
        calls = new LedgerCalls(loyalty);
        member = loyalty.member();
        earned = calls.earned(member, POINTS);
        reverse(PARTS);
    }

    @Test
    void theBooksAreFoundRightAnewAndInTheBackground() {
        var fred = loyalty.issuer().staff("fred", "finance");

        var usual = loyalty.get("/v1/ledger/integrity", fred);
        var full = loyalty.get("/v1/ledger/integrity?full=true", fred);

        assertThat(usual.status()).as(usual.body().toString()).isEqualTo(200);
        assertThat(full.status()).as(full.body().toString()).isEqualTo(200);
        assertThat(full.body().get("holds").asBoolean()).isTrue();
        await().atMost(Duration.ofSeconds(30)).until(() -> number(UNVERIFIED) == 0);
    }

    @Test
    void oneThatWentBeyondTheOriginalIsFound() throws SQLException {
        reverse(POINTS - PARTS);
        var whole = transactionsBalance();
        change("9999");

        var beyond = transactionsBalance();
        change("10000");

        assertThat(whole).isTrue();
        assertThat(beyond).isFalse();
    }

    @Test
    void onlyTheRestIsTakenBackAfterThat() {
        var onePart = calls.reverse(earned, 1);
        var rest = loyalty.reverse(earned, unique("reversal"));

        assertRefused(onePart, 409, "too-many-reversals");
        assertThat(onePart.body().get("left").asLong()).isEqualTo(POINTS - PARTS);
        assertThat(rest.status()).as(rest.body().toString()).isEqualTo(201);
        assertThat(rest.body().get("points").asLong()).isEqualTo(POINTS - PARTS);
    }

    private boolean transactionsBalance() {
        var fred = loyalty.issuer().staff("fred", "finance");
        return loyalty.get("/v1/ledger/integrity?full=true", fred)
                .body()
                .get("checks")
                .valueStream()
                .filter(check -> check.get("name").asString().equals("transactions-balance"))
                .allMatch(check -> check.get("holds").asBoolean());
    }

    /** Has another number of points stand in the original. */
    private void change(String points) throws SQLException {
        execute(
                "update loyalty.entry set points = sign(points) * %s where transaction_id = '%s'"
                        .formatted(points, earned));
    }

    private void reverse(int parts) throws SQLException {
        execute(
                REVERSE.replace("MEMBER", member.toString())
                        .replace("ORIGINAL", earned.toString())
                        .replace("PARTS", Integer.toString(parts)));
    }

    private long number(String sql) throws SQLException {
        try (var connection = database.connect("loyalty_owner");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.connect("loyalty_owner");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

package plusone.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static plusone.loyalty.Loyalty.unique;

import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import plusone.loyalty.LedgerTest;
import plusone.loyalty.Loyalty;
import plusone.postgres.EmbeddedDatabase;
import tools.jackson.databind.JsonNode;

/** Whoever changes the books behind the program's back is found out, until they are mended. */
@LedgerTest
class IntegrityIT {

    @Autowired Loyalty loyalty;

    @Autowired EmbeddedDatabase database;

    @Test
    void namesAnAccountThatWasChanged() throws SQLException {
        var member = loyalty.memberWith(10);
        execute("update account set balance = balance + 1 where id = '%s'".formatted(member));

        var faulty = integrity("");
        execute("update account set balance = balance - 1 where id = '%s'".formatted(member));
        var mended = integrity("");

        assertThat(detail(faulty, "accounts-agree")).isEqualTo("broken at " + member);
        assertThat(faulty.get("holds").asBoolean()).isFalse();
        assertThat(mended.get("holds").asBoolean()).isTrue();
    }

    @Test
    void namesATransactionWhoseRowWasChangedLongAgo() throws SQLException {
        var earned = earned(loyalty.member());
        awaitVerified();
        execute(
                "update transaction set occurred_at = occurred_at - interval '1 day' where id = '%s'"
                        .formatted(earned));

        var faulty = integrity("?full=true");
        execute(
                "update transaction set occurred_at = occurred_at + interval '1 day' where id = '%s'"
                        .formatted(earned));

        assertThat(detail(faulty, "chains-hold")).isEqualTo("broken at " + earned);
        assertThat(integrity("?full=true").get("holds").asBoolean()).isTrue();
    }

    @Test
    void namesATransactionWhoseWordsWereChangedAndMissesNoneThatWereErased() throws SQLException {
        var changed = earned(loyalty.member());
        var erased = earned(loyalty.member());
        execute("delete from remark where transaction_id = '%s'".formatted(erased));
        execute(
                "update remark set reason = 'bribe' where transaction_id = '%s'"
                        .formatted(changed));

        var faulty = integrity("?full=true");
        execute("update remark set reason = 'test' where transaction_id = '%s'".formatted(changed));

        assertThat(detail(faulty, "remarks-agree")).isEqualTo("broken at " + changed);
        assertThat(integrity("?full=true").get("holds").asBoolean()).isTrue();
    }

    @Test
    void namesTheMemberWhoseLastRowsWereRemoved() throws SQLException {
        var member = loyalty.member();
        earned(member);
        var last = earned(member);
        execute(
                "create table kept as select * from entry where transaction_id = '%s'"
                        .formatted(last));
        execute("delete from entry where transaction_id = '%s'".formatted(last));

        var faulty = integrity("?full=true");
        execute("insert into entry select * from kept");
        execute("drop table kept");

        assertThat(detail(faulty, "accounts-agree")).isEqualTo("broken at " + member);
        assertThat(detail(faulty, "transactions-balance")).isEqualTo("broken at " + last);
        assertThat(integrity("?full=true").get("holds").asBoolean()).isTrue();
    }

    @Test
    void namesRowsThatWereAppendedAndDoesNotPassThemInTheBackground() throws SQLException {
        var member = loyalty.memberWith(10);
        var forged = UUID.randomUUID();
        awaitVerified();
        execute(
                """
                insert into transaction (id, type, occurred_at, recorded_at, remark_digest)
                values ('%s', 'EARN', now(), now(), sha256('forged'))"""
                        .formatted(forged));
        execute(
                """
                insert into entry (transaction_id, leg, account_id, points, lots, seq, balance, pending, held, debt, earned, hash)
                values ('%1$s', 0, '%2$s', 5, '{}', 2, 15, 0, 0, 0, 15, sha256('forged')),
                    ('%1$s', 1, '00000000-0000-0000-0000-000000000001', -5, null, null, null, null, null, null, null, null)"""
                        .formatted(forged, member));
        earned(loyalty.member());

        var faulty = integrity("");
        await().during(Duration.ofSeconds(3)).until(() -> verified() < numberOf(forged));
        execute("delete from entry where transaction_id = '%s'".formatted(forged));
        execute("delete from transaction where id = '%s'".formatted(forged));

        assertThat(detail(faulty, "chains-hold")).isEqualTo("broken at " + forged);
        assertThat(detail(faulty, "accounts-agree")).isEqualTo("broken at " + member);
        assertThat(integrity("").get("holds").asBoolean()).isTrue();
        awaitVerified();
    }

    @Test
    void saysWhatTheBackgroundCheckLeft() {
        earned(loyalty.member());

        var result = integrity("");

        assertThat(result.get("behind").asLong()).isZero();
        assertThat(result.get("holds").asBoolean()).isTrue();
        awaitVerified();
        assertThat(check(integrity(""), "chains-hold").get("checked").asLong()).isZero();
        assertThat(check(integrity("?full=true"), "chains-hold").get("checked").asLong())
                .isPositive();
    }

    private UUID earned(UUID member) {
        return UUID.fromString(loyalty.earn(member, 5, unique("earn")).body().get("id").asString());
    }

    private JsonNode integrity(String query) {
        var fred = loyalty.issuer().staff("fred", "finance");
        return loyalty.get("/v1/ledger/integrity" + query, fred).body();
    }

    private static String detail(JsonNode integrity, String name) {
        return check(integrity, name).get("detail").asString();
    }

    private static JsonNode check(JsonNode integrity, String name) {
        return integrity
                .get("checks")
                .valueStream()
                .filter(check -> check.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void awaitVerified() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> verified() == number("select max(number) from transaction"));
    }

    private long verified() throws SQLException {
        return number("select verified from verification");
    }

    private long numberOf(UUID transaction) throws SQLException {
        return number("select number from transaction where id = '%s'".formatted(transaction));
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

package plusone.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static plusone.loyalty.Loyalty.unique;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import plusone.loyalty.LedgerTest;
import plusone.loyalty.Loyalty;
import plusone.postgres.EmbeddedDatabase;

/** The README's statement that verifies a row, as it stands there. */
@LedgerTest
class VerifyRowIT {

    @Autowired Loyalty loyalty;

    @Autowired EmbeddedDatabase database;

    @Test
    void eachRowOfATransferFollowsFromWhatIsThere() throws Exception {
        try (var connection = database.connect("loyalty")) {
            assertThat(follows(connection, transfer())).containsExactly("t", "t");
        }
    }

    @Test
    void aReversalAndTheFirstRowOfAMemberFollowToo() throws Exception {
        var earned = idOf(loyalty.earn(loyalty.member(), 30, unique("earn")));
        var reversal = idOf(loyalty.reverse(earned, unique("reversal")));

        try (var connection = database.connect("loyalty")) {
            assertThat(follows(connection, earned)).containsExactly("t");
            assertThat(follows(connection, reversal)).containsExactly("t");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update entry set points = points + 1 where transaction_id = ?",
                "update entry set balance = balance + 1 where transaction_id = ?",
                "update entry set lots = '{}' where transaction_id = ?",
                "update transaction set occurred_at = occurred_at - interval '1 microsecond' where id = ?",
                "update transaction set type = 'EARN' where id = ?",
                "update entry set hash = sha256('') where (account_id, seq + 1) in"
                        + " (select account_id, seq from entry where transaction_id = ?)",
            })
    void aRowThatItsOwnerChangedDoesNot(String change) throws Exception {
        var transfer = transfer();
        try (var connection = database.connect("loyalty_owner")) {
            connection.setAutoCommit(false);
            change(connection, change, transfer);

            assertThat(follows(connection, transfer)).containsExactly("f", "f");
            connection.rollback();
        }
    }

    private UUID transfer() {
        var payer = loyalty.memberWith(50);
        var payee = loyalty.memberWith(10);
        return idOf(loyalty.transfer(payer, payee, 20, unique("transfer")));
    }

    private static UUID idOf(Loyalty.Answered answer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return UUID.fromString(answer.body().get("id").asString());
    }

    private static void change(Connection connection, String change, UUID transaction)
            throws SQLException {
        try (var statement = connection.prepareStatement(change)) {
            statement.setObject(1, transaction);
            assertThat(statement.executeUpdate()).isPositive();
        }
    }

    /** What the statement says of each member's row. */
    private static List<String> follows(Connection connection, UUID transaction)
            throws SQLException, IOException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(statementFor(transaction))) {
            var follows = new ArrayList<String>();
            while (rows.next()) follows.add(rows.getString("follows"));
            return follows;
        }
    }

    private static String statementFor(UUID transaction) throws IOException {
        var readme = Files.readString(Path.of("..", "README.md"));
        var section = readme.substring(readme.indexOf("## Verify a row yourself"));
        var start = section.indexOf("```sql\n") + "```sql\n".length();
        return section.substring(start, section.indexOf("```", start))
                .replaceFirst("(?<=where t\\.id = ')[0-9a-f-]{36}", transaction.toString());
    }
}

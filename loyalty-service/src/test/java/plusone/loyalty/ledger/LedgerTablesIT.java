package plusone.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import plusone.loyalty.LedgerTest;
import plusone.loyalty.Loyalty;
import plusone.postgres.EmbeddedDatabase;

/** What the database itself refuses, whoever writes. */
@LedgerTest
class LedgerTablesIT {

    @Autowired Loyalty loyalty;

    @Autowired EmbeddedDatabase database;

    @Test
    void refusesEntriesThatDoNotBalance() {
        assertThatThrownBy(
                        () ->
                                execute(
                                        """
                        insert into entry (transaction_id, leg, account_id, points)
                        select '01900000-0000-7000-8000-00000000000a', leg, gen_random_uuid(), 5 from generate_series(0, 1) leg"""))
                .hasMessageContaining("do not sum to zero");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"entry", "transaction", "remark", "operation", "answer", "event", "award"})
    void neverLetsTheServingRoleChangeWhatIsWritten(String table) {
        loyalty.memberWith(10);

        assertThatThrownBy(() -> execute("delete from " + table))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> execute("truncate " + table))
                .hasMessageContaining("permission denied");
    }

    @Test
    void neverLetsAnAccountOrALotFallBelowZero() {
        var member = loyalty.memberWith(10);

        assertThatThrownBy(
                        () ->
                                execute(
                                        "update account set balance = -1 where id = '"
                                                + member
                                                + "'"))
                .hasMessageContaining("check constraint");
        assertThatThrownBy(
                        () ->
                                execute(
                                        "update lot set remaining = -1 where account_id = '"
                                                + member
                                                + "'"))
                .hasMessageContaining("check constraint");
        assertThat(loyalty.available(member)).isEqualTo(10);
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.connect("loyalty");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

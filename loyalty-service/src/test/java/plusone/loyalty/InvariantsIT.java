package plusone.loyalty;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import plusone.postgres.EmbeddedDatabase;

/** The check after each test would find what it is there to find. */
@LedgerTest
class InvariantsIT {

    @Autowired private Loyalty loyalty;
    @Autowired private EmbeddedDatabase database;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    update entry set points = points + 1 where account_id = :member | a transaction sums to zero
                    update entry set points = points + 1 where account_id = :member | the ledger sums to zero
                    delete from entry where account_id = :member | a transaction sums to zero
                    delete from transaction where id = :transaction | transactions have entries
                    update account set balance = balance + 1 where id = :member | a balance is the sum of its entries
                    update lot set remaining = 0 where account_id = :member | lots and placed holds are balance and debt
                    update account set held = 1 where id = :member | pending and held are in lots and holds
                    update account set earned = -1 where id = :member | nothing is below zero
                    update entry set debt = -11 where account_id = :member | no figure after an entry is below zero
                    update account set debt = 5 where id = :member | debt only where nothing is available
                    insert into operation (id, caller, key, fingerprint, kind, call, result_id, recorded_at) select gen_random_uuid(), caller, key, fingerprint, kind, call, result_id, now() from operation where result_id = :transaction | a key has one effect
                    insert into operation (id, caller, key, fingerprint, kind, call, result_id, recorded_at) select gen_random_uuid(), caller, 'other', fingerprint, kind, call, result_id, now() from operation where result_id = :transaction | an effect has one key
                    update operation set result_id = gen_random_uuid() where result_id = :transaction | a key leads to its effect
                    update transaction set occurred_at = occurred_at + interval '1 microsecond' where id = :transaction | a link follows
                    update entry set earned = earned + 1 where account_id = :member | a link follows
                    update entry set points = points + 1 where transaction_id = :transaction and seq is null | a link follows
                    update account set seq = 2 where id = :member | the head stands in the account
                    update account set chain = sha256('other') where id = :member | the head stands in the account""")
    void namesWhatIsBroken(String change, String rule) throws SQLException {
        var member = loyalty.member();
        var earned = loyalty.earn(member, 10, Loyalty.unique("earn")).body().get("id").asString();
        try (var connection = database.connect("loyalty_owner");
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(
                    change.replace(":member", quoted(member.toString()))
                            .replace(":transaction", quoted(earned)));

            assertThatThrownBy(() -> Invariants.check(connection)).hasMessageContaining(rule);
            connection.rollback();
        }
    }

    private static String quoted(String id) {
        return "'" + UUID.fromString(id) + "'";
    }
}

package plusone.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import plusone.loyalty.Loyalty;
import plusone.loyalty.LoyaltyTest;
import plusone.postgres.EmbeddedDatabase;
import tools.jackson.databind.JsonNode;

@LoyaltyTest
class IntegrityIT {

    @Autowired Loyalty loyalty;

    @Autowired EmbeddedDatabase database;

    @Test
    void namesAnAccountThatWasChangedBehindTheProgramsBack() throws SQLException {
        var member = loyalty.memberWith(10);
        change(member + "", +1);

        var faulty = integrity();
        change(member + "", -1);
        var mended = integrity();

        assertThat(faulty.get("holds").asBoolean()).isFalse();
        assertThat(faulty.findValuesAsString("detail")).contains("broken at " + member);
        assertThat(mended.get("holds").asBoolean()).isTrue();
    }

    private JsonNode integrity() {
        return loyalty.get("/v1/ledger/integrity", loyalty.issuer().staff("fred", "finance"))
                .body();
    }

    private void change(String member, int points) throws SQLException {
        try (var connection = database.connect("loyalty");
                var update =
                        connection.prepareStatement(
                                "update account set balance = balance + ? where id = ?::uuid")) {
            update.setInt(1, points);
            update.setString(2, member);
            update.executeUpdate();
        }
    }
}

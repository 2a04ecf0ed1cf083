package plusone.loyalty.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static plusone.loyalty.Loyalty.atOnce;
import static plusone.loyalty.Loyalty.unique;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import plusone.loyalty.LedgerTest;
import plusone.loyalty.Loyalty;
import plusone.loyalty.Loyalty.Answered;
import plusone.postgres.EmbeddedDatabase;
import plusone.transactions.Backend;

/** All connections that the service has fall silent, and stay open, while the database is well. */
@LedgerTest
class SilentIT {

    private static final int AT_ONCE = 24;
    private static final Duration LONG = Duration.ofMinutes(2);

    @Autowired private Loyalty loyalty;
    @Autowired private EmbeddedDatabase database;

    private List<Long> silent = List.of();

    @BeforeEach
    void useConnections() {
        atOnce(AT_ONCE, _ -> loyalty.memberWith(1));
    }

    @AfterEach
    void theyGoOn() throws Exception {
        Backend.goOn(silent);
    }

    @Test
    void commandsAreCarriedOutOnceOnNewConnections() throws Exception {
        var members = atOnce(AT_ONCE, _ -> loyalty.member());
        var earns = Earn.many(AT_ONCE, unique("silent"), members);
        allFallSilent();

        var answers = atOnce(AT_ONCE, number -> earns.get(number).insistAt(loyalty));

        assertThat(answers).extracting(Answered::status).containsOnly(201);
        awaitReads(members);
        assertThat(members).extracting(loyalty::available).containsOnly(1L);
    }

    @Test
    void readsAreAnsweredAgainOnNewConnections() throws Exception {
        var member = loyalty.memberWith(7);
        allFallSilent();

        awaitReads(Collections.nCopies(AT_ONCE, member));
        assertThat(loyalty.available(member)).isEqualTo(7);
    }

    /** Each connection that has fallen silent fails those who ask on it, until it is given up. */
    private void awaitReads(List<UUID> members) {
        await().atMost(LONG)
                .untilAsserted(
                        () ->
                                assertThat(atOnce(AT_ONCE, it -> balance(members.get(it))))
                                        .extracting(Answered::status)
                                        .containsOnly(200));
    }

    private Answered balance(UUID member) {
        return loyalty.get("/v1/members/" + member + "/balance", loyalty.service());
    }

    private void allFallSilent() throws Exception {
        await().atMost(LONG).until(() -> !connections().isEmpty());
        silent = connections();
        Backend.stop(silent);
    }

    /** What serves the service, of which nothing is inside a transaction. */
    private List<Long> connections() throws SQLException {
        try (var connection = database.connect(database.superuser());
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                        select pid from pg_stat_activity
                        where datname = current_database() and usename = 'loyalty' and state = 'idle'""")) {
            var found = new ArrayList<Long>();
            while (rows.next()) found.add(rows.getLong("pid"));
            return found;
        }
    }
}

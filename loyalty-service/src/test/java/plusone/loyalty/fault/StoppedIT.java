package plusone.loyalty.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static plusone.loyalty.Loyalty.atOnce;
import static plusone.loyalty.Loyalty.unique;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import plusone.loyalty.LedgerTest;
import plusone.loyalty.Loyalty;
import plusone.loyalty.LoyaltyProcess;
import plusone.loyalty.LoyaltyProcesses;
import plusone.postgres.EmbeddedDatabase;

/**
 * An instance stands still in the middle of a transaction, as in a long pause of its machine, and
 * then goes on as if nothing had been.
 */
@LedgerTest
class StoppedIT {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final long STOPPED_NANOS = Duration.ofSeconds(10).toNanos();
    private static final String NAME = "stands-still";

    /** Its transactions that hold members, and those that are not yet at rest. */
    private static final String TRANSACTIONS =
            """
            select count(*) filter (where state = 'active') as running,
                count(*) filter (where state = 'idle in transaction' and exists (
                    select from pg_locks l
                    where l.pid = a.pid and l.relation = 'loyalty.account'::regclass and l.granted)) as holding
            from pg_stat_activity a where application_name = '%s'"""
                    .formatted(NAME);

    @Autowired private Loyalty loyalty;
    @Autowired private LoyaltyProcesses processes;
    @Autowired private EmbeddedDatabase database;
    @LocalServerPort private int port;

    @Test
    void othersGoOnWhileItStandsStillAndNothingIsLostOrDoubledWhenItGoesOn() throws Exception {
        var members = atOnce(8, _ -> loyalty.member());
        var prefix = unique("still");
        var told = new ArrayList<Callers.Told>();
        try (var still = processes.start(Map.of("spring.r2dbc.properties.applicationName", NAME));
                var itsOwn = callers(16, still.port(), prefix + "-a", members)) {
            stopInATransaction(still, itsOwn);
            var stoppedAt = System.nanoTime();
            try (var others = callers(8, port, prefix + "-b", members)) {
                await().atMost(LONG).until(() -> System.nanoTime() - stoppedAt > STOPPED_NANOS);
                awaitMore(others);
                told.addAll(others.end());
            }
            assertThat(
                            atOnce(
                                    8,
                                    number ->
                                            Earn.of(members.get(number), prefix + "-c-" + number)
                                                    .insistAt(loyalty)
                                                    .status()))
                    .containsOnly(201);
            still.goOn();
            awaitMore(itsOwn);
            told.addAll(itsOwn.end());
        }
        assertThat(told).allMatch(it -> it.isApplied() || it.isRefusedForNow());
        assertIsThereOnce(told, prefix, members);
    }

    private Callers callers(int number, int port, String prefix, List<UUID> members) {
        return Callers.start(number, port, loyalty.service(), prefix, members);
    }

    /** Again and again, until it stands where it has locked members and not committed. */
    private void stopInATransaction(LoyaltyProcess process, Callers callers) throws SQLException {
        for (var tries = 0; tries < 100; tries++) {
            awaitMore(callers);
            process.stop();
            await().atMost(LONG).until(() -> transactions("running") == 0);
            if (transactions("holding") > 0) return;
            process.goOn();
        }
        throw new AssertionError("it was never inside a transaction");
    }

    private static void awaitMore(Callers callers) {
        var before = callers.answered();
        await().atMost(LONG).until(() -> callers.answered() > before + 50);
    }

    private int transactions(String which) throws SQLException {
        try (var connection = database.connect(database.superuser());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(TRANSACTIONS)) {
            rows.next();
            return rows.getInt(which);
        }
    }

    private void assertIsThereOnce(List<Callers.Told> told, String prefix, List<UUID> members)
            throws SQLException {
        var results = Callers.acknowledged(told);
        for (var each : told)
            if (!each.isApplied()) {
                var again = each.earn().insistAt(loyalty);
                assertThat(again.status()).as(again.body().toString()).isEqualTo(201);
                results.put(each.earn().key(), again.body().get("id").asString());
            }

        assertThat(Keys.results(database, prefix)).containsAllEntriesOf(results);
        assertThat(members.stream().mapToLong(loyalty::available).sum())
                .isEqualTo(results.size() + members.size());
    }
}

package plusone.suite.bench.bare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plusone.postgres.EmbeddedDatabase;
import plusone.suite.bench.measure.Measure;
import plusone.suite.bench.measure.Tool;
import plusone.suite.bench.measure.Work;

/** What the bare database is given to do, by {@code pgbench} and by JDBC. */
class BareWorkIT {

    private static final int ACCOUNTS = 100;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final EmbeddedDatabase server = EmbeddedDatabase.shared();

    @TempDir private Path directory;

    @BeforeEach
    void create() throws SQLException {
        try (var database = server.connect(server.superuser())) {
            BareTables.create(database, ACCOUNTS);
        }
    }

    @AfterEach
    void drop() throws SQLException {
        try (var database = server.connect(server.superuser());
                var statement = database.createStatement()) {
            statement.execute("drop schema bare cascade");
        }
    }

    @Test
    void isDoneByPgbench() throws SQLException {
        assumeTrue(Tool.say("pgbench", "--version").isPresent(), "pgbench is not installed");

        var transactions = pgbench(BareWork.TRANSACTION, 4, Measure.RATE);
        assertThat(transactions.measure(SECOND).value()).isPositive();
        assertThat(pgbench(BareWork.SELECT, 4, Measure.RATE).measure(SECOND).value()).isPositive();
        assertThat(pgbench(BareWork.TRANSACTION, 1, Measure.P50).measure(SECOND).value())
                .isPositive();
        assertThat(directory).isDirectoryNotContaining("glob:**transactions*");
        assertBooksBalance();
    }

    @Test
    void isDoneByJdbc() throws SQLException {
        var transactions =
                new BareClient(server.port(), ACCOUNTS, BareWork.TRANSACTION, 4, Measure.RATE);
        assertThat(transactions.measure(SECOND).value()).isPositive();
        var one = new BareClient(server.port(), ACCOUNTS, BareWork.TRANSACTION, 1, Measure.P50);
        assertThat(one.measure(SECOND).value()).isPositive();
        var select = new BareClient(server.port(), ACCOUNTS, BareWork.SELECT, 4, Measure.RATE);
        assertThat(select.measure(SECOND).value()).isPositive();
        assertBooksBalance();
    }

    private Work pgbench(BareWork work, int clients, Measure measure) {
        return new PgBench(directory, server.port(), ACCOUNTS, work, clients, measure);
    }

    private void assertBooksBalance() throws SQLException {
        var keys = ask("select count(*) from bare.key");
        assertThat(keys).isPositive();
        assertThat(ask("select count(*) from bare.entry")).isEqualTo(2 * keys);
        assertThat(ask("select sum(balance)::bigint from bare.account")).isEqualTo(10 * keys);
    }

    private long ask(String sql) throws SQLException {
        try (var database = server.connect(server.superuser());
                var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}

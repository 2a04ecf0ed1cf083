package plusone.suite.bench.bare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import plusone.suite.bench.measure.Measure;
import plusone.suite.bench.measure.Tool;
import plusone.suite.bench.measure.Work;

/**
 * The bare database, to be measured with {@code pgbench} where that is installed, else by JDBC.
 *
 * @param directory where scripts and logs may lie
 * @param port of the database
 * @param accounts how many there are to choose from
 */
public record Bare(Path directory, int port, int accounts) {

    private static final boolean PGBENCH = Tool.say("pgbench", "--version").isPresent();

    /** Makes the directory. */
    public Bare {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Creates the tables that it works on, with these accounts. */
    public void createTables(Connection database) throws SQLException {
        BareTables.create(database, accounts);
    }

    /** A work for so many clients at once. */
    public Work work(BareWork work, int clients, Measure measure) {
        return PGBENCH
                ? new PgBench(directory, port, accounts, work, clients, measure)
                : new BareClient(port, accounts, work, clients, measure);
    }

    /** What a table calls it. */
    public static String title() {
        return PGBENCH ? "pgbench" : "plain JDBC";
    }
}

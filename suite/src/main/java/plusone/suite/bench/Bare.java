package plusone.suite.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The bare database, to be measured with {@code pgbench} where that is installed, else by JDBC.
 *
 * @param directory where scripts and logs may lie
 * @param port of the database
 * @param accounts how many there are to choose from
 */
record Bare(Path directory, int port, int accounts) {

    private static final boolean PGBENCH = Tool.say("pgbench", "--version").isPresent();

    Bare {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Work work(BareWork work, int clients, Measure measure) {
        return PGBENCH
                ? new PgBench(directory, port, accounts, work, clients, measure)
                : new BareClient(port, accounts, work, clients, measure);
    }

    /** What a table calls it. */
    static String title() {
        return PGBENCH ? "pgbench" : "plain JDBC";
    }
}

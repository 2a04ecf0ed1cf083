package plusone.suite.bench.bare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import plusone.suite.bench.measure.Figure;
import plusone.suite.bench.measure.Measure;
import plusone.suite.bench.measure.Work;
import plusone.suite.part.Refusal;

/**
 * The bare database under {@code pgbench}, the load generator that comes with Postgres.
 *
 * @param directory where its script and its logs lie
 * @param port of the database
 * @param accounts how many there are to choose from
 */
record PgBench(Path directory, int port, int accounts, BareWork work, int clients, Measure measure)
        implements Work {

    private static final int THREADS = 2;

    @Override
    public String name() {
        return "bare " + work.name().toLowerCase(Locale.ROOT) + " × " + clients;
    }

    @Override
    public Figure measure(Duration length) {
        try {
            var output = PgBenchOutput.of(run(length));
            return measure == Measure.P50
                    ? Figure.of(PgBenchLog.takenFrom(directory).p50())
                    : Figure.of(output.perSecond());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String run(Duration length) throws IOException {
        var process =
                new ProcessBuilder(command(length))
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .start();
        try (var reader = process.inputReader()) {
            var printed = reader.readAllAsString();
            if (process.waitFor() != 0) throw new Refusal("pgbench failed:\n" + printed);
            return printed;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted");
        } finally {
            process.destroy();
        }
    }

    private List<String> command(Duration length) throws IOException {
        var script = directory.resolve("script.sql");
        Files.writeString(script, script());
        var command = new ArrayList<>(List.of("pgbench", "-n", "-M", "prepared"));
        command.addAll(List.of("-h", "127.0.0.1", "-p", Integer.toString(port), "-U", "postgres"));
        command.addAll(List.of("-c", Integer.toString(clients)));
        command.addAll(List.of("-j", Integer.toString(Math.min(clients, THREADS))));
        command.addAll(List.of("-T", Long.toString(Math.max(1, length.toSeconds()))));
        command.addAll(List.of("-f", script.toString()));
        if (measure == Measure.P50)
            command.addAll(List.of("-l", "--log-prefix", PgBenchLog.PREFIX));
        command.add("plusone");
        return command;
    }

    /** What a statement returns is put into variables of the same names. */
    private String script() {
        var script = new StringBuilder("\\set member random(1, %d)%n".formatted(accounts));
        for (var statement : work.statements())
            script.append(statement).append(statement.contains("returning") ? " \\gset\n" : ";\n");
        return script.toString();
    }
}

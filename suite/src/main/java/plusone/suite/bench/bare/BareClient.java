package plusone.suite.bench.bare;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import plusone.suite.bench.measure.Figure;
import plusone.suite.bench.measure.Latencies;
import plusone.suite.bench.measure.Measure;
import plusone.suite.bench.measure.Work;
import plusone.suite.part.Refusal;

/**
 * The bare database under plain JDBC, where there is no {@code pgbench}: the same statements,
 * prepared, a connection and a thread a client.
 *
 * @param port of the database
 * @param accounts how many there are to choose from
 */
record BareClient(int port, int accounts, BareWork work, int clients, Measure measure)
        implements Work {

    @Override
    public String name() {
        return "bare " + work.name().toLowerCase(Locale.ROOT) + " × " + clients;
    }

    @Override
    public Figure measure(Duration length) {
        var end = System.nanoTime() + length.toNanos();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            Callable<Latencies> client = () -> new Session().runUntil(end);
            var all = threads.invokeAll(IntStream.range(0, clients).mapToObj(_ -> client).toList());
            return figure(all, length);
        } catch (ExecutionException e) {
            throw new Refusal("the bare client failed: " + e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted");
        }
    }

    private Figure figure(Iterable<Future<Latencies>> clientsLatencies, Duration length)
            throws ExecutionException, InterruptedException {
        long done = 0;
        double p50 = 0;
        for (var each : clientsLatencies) {
            var latencies = each.get();
            done += latencies.count();
            p50 += latencies.p50() / clients;
        }
        return Figure.of(measure == Measure.P50 ? p50 : done / (length.toNanos() / 1e9));
    }

    private final class Session {

        private final RandomGenerator random = RandomGenerator.getDefault();

        Latencies runUntil(long end) throws SQLException {
            var url = "jdbc:postgresql://127.0.0.1:%d/plusone?prepareThreshold=1".formatted(port);
            try (var connection = DriverManager.getConnection(url, "postgres", "")) {
                var statements = prepared(connection);
                var latencies = new Latencies();
                for (var now = System.nanoTime(); now - end < 0; ) {
                    runOnce(statements);
                    var done = System.nanoTime();
                    latencies.add((done - now) / 1_000);
                    now = done;
                }
                return latencies;
            }
        }

        private List<BareStatement> prepared(Connection connection) throws SQLException {
            var statements = new ArrayList<BareStatement>();
            for (var text : work.statements()) statements.add(BareStatement.of(connection, text));
            return statements;
        }

        private void runOnce(List<BareStatement> statements) throws SQLException {
            long member = 1 + random.nextLong(accounts);
            Object returned = "";
            for (var statement : statements) returned = statement.run(member, returned);
        }
    }
}

package plusone.suite.bench.bare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import plusone.suite.bench.measure.Latencies;

/** The log of {@code pgbench -l}: a line a transaction, its third word the microseconds it took. */
final class PgBenchLog {

    /** How the names of its files begin. */
    static final String PREFIX = "transactions";

    private PgBenchLog() {}

    /** The latencies in the logs below a directory, which are removed. */
    static Latencies takenFrom(Path directory) throws IOException {
        var latencies = new Latencies();
        try (var files = Files.newDirectoryStream(directory, PREFIX + ".*")) {
            for (var file : files) {
                try (var lines = Files.lines(file)) {
                    lines.forEach(line -> latencies.add(micros(line)));
                }
                Files.delete(file);
            }
        }
        return latencies;
    }

    private static long micros(String line) {
        return Long.parseLong(line.split(" ", 4)[2]);
    }
}

package plusone.postgres;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a Postgres server is run.
 *
 * @param dataDirectory where its data stays; null for a temporary directory that goes with the
 *     server
 * @param port TCP port on 127.0.0.1; 0 for any free one
 * @param log file that its log is appended to; null for the logger of the JVM
 * @param parameters settings of the server by name, as in {@code postgresql.conf}
 */
public record ServerSettings(
        @Nullable Path dataDirectory,
        int port,
        @Nullable Path log,
        Map<String, String> parameters) {

    /** Takes a copy of the parameters. */
    public ServerSettings {
        parameters = Map.copyOf(parameters);
    }

    /**
     * For tests: any free port, temporary data, little memory. The disk is not waited for: what is
     * lost in a power cut of the machine is lost with the test, a killed Postgres loses nothing.
     */
    public static ServerSettings throwaway() {
        return new ServerSettings(null, 0, null, Map.of())
                .with("shared_buffers", "64MB")
                .with("fsync", "off")
                .with("synchronous_commit", "on")
                .with("max_connections", "300");
    }

    /** For a system whose data stays: every commit is on the disk before it is answered. */
    public static ServerSettings kept(Path dataDirectory, int port, Path log) {
        return new ServerSettings(dataDirectory, port, log, Map.of())
                .with("shared_buffers", "512MB")
                .with("fsync", "on")
                .with("synchronous_commit", "on")
                .with("max_wal_size", "4GB")
                .with("checkpoint_timeout", "15min")
                .with("max_connections", "200");
    }

    /** The same with one parameter of the server set. */
    public ServerSettings with(String parameter, String value) {
        var all = new TreeMap<>(parameters);
        all.put(parameter, value);
        return new ServerSettings(dataDirectory, port, log, all);
    }
}

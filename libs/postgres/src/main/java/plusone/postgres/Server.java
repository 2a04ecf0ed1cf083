package plusone.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One Postgres server that can be stopped, killed and started again on the same port and data. */
final class Server {

    static final String SUPERUSER = "postgres";

    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private final ServerSettings settings;
    private final Path data;
    private @Nullable EmbeddedPostgres running;
    private int port;

    Server(ServerSettings settings) {
        this.settings = settings;
        this.data = dataDirectory(settings);
        this.port = settings.port();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "postgres-stop"));
    }

    private static Path dataDirectory(ServerSettings settings) {
        try {
            var kept = settings.dataDirectory();
            return kept == null
                    ? Files.createTempDirectory("plusone-postgres-")
                    : Files.createDirectories(kept).toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void start() {
        if (running != null) return;
        new Leftover(data).clear();
        try {
            var started = builder().start();
            port = started.getPort();
            running = started;
        } catch (IOException e) {
            throw new IllegalStateException("Postgres does not start on " + data, e);
        }
    }

    private EmbeddedPostgres.Builder builder() {
        var builder =
                EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setCleanDataDirectory(false)
                        .setRegisterShutdownHook(false)
                        .setPGStartupWait(START_LIMIT)
                        // Sorted and compared alike on every machine.
                        .setLocaleConfig("locale", "C")
                        .setLocaleConfig("locale-provider", "builtin")
                        .setLocaleConfig("builtin-locale", "C.UTF-8")
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .setServerConfig("unix_socket_directories", "")
                        .setServerConfig("timezone", "UTC")
                        .setServerConfig("log_timezone", "UTC");
        if (port != 0) builder.setPort(port);
        var log = settings.log();
        if (log != null) builder.setOutputRedirector(Redirect.appendTo(log.toFile()));
        settings.parameters().forEach(builder::setServerConfig);
        return builder;
    }

    /** Brings a database with the house's roles and schemas about; what is there already stays. */
    synchronized void prepare(String database) {
        try {
            try (var connection = superuser(SUPERUSER)) {
                House.createRoles(connection);
                House.createDatabase(connection, database);
            }
            try (var connection = superuser(database)) {
                House.createSchemas(connection);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database " + database + " is not usable", e);
        }
    }

    synchronized void drop(String database) {
        try (var connection = superuser(SUPERUSER)) {
            House.dropDatabase(connection, database);
        } catch (SQLException e) {
            throw new IllegalStateException("the database " + database + " stays", e);
        }
    }

    synchronized void stop() {
        if (running == null) return;
        closeRunning();
        if (settings.dataDirectory() == null) Directories.delete(data);
    }

    synchronized void kill() {
        if (running == null) return;
        new Leftover(data).kill();
        closeRunning();
    }

    private void closeRunning() {
        try (var _ = running) {
            running = null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized int port() {
        return port;
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port(), database);
    }

    private Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), SUPERUSER, SUPERUSER);
    }
}

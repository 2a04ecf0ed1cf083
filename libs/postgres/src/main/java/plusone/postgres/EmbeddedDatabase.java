package plusone.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A database with the house's roles and schemas on a real Postgres.
 *
 * <p>For every schema ({@code loyalty}, {@code referral}, {@code notification}) there are two
 * roles: {@code <schema>_owner} owns it and runs the migrations, {@code <schema>} serves and may,
 * unless a migration grants more, only SELECT and INSERT. Both find the schema's tables without
 * naming it. A role's password is its name; from loopback none is asked for.
 *
 * <p>Safe for use by several threads.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final String MAIN = "plusone";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Server server;
    private final String database;

    private EmbeddedDatabase(Server server, String database) {
        this.server = server;
        this.database = database;
    }

    /**
     * The one throwaway server of this JVM, started on first use on a free port with its data in a
     * temporary directory. It ends with the JVM; nobody need close it.
     *
     * @throws IllegalStateException if Postgres does not start
     */
    public static EmbeddedDatabase shared() {
        return Shared.DATABASE;
    }

    /**
     * Starts a server of its own, with the database {@code plusone}. It ends at {@link #close()} or
     * with the JVM. Data that was kept from an earlier run is taken up again, whatever became of
     * the process that wrote it.
     *
     * @throws IllegalStateException if Postgres does not start
     */
    public static EmbeddedDatabase start(ServerSettings settings) {
        var server = new Server(settings);
        server.start();
        server.prepare(MAIN);
        return new EmbeddedDatabase(server, MAIN);
    }

    /**
     * Stops a server that still runs on a data directory because the JVM that started it was
     * killed. Does nothing where there is none.
     */
    public static void stopLeftover(Path dataDirectory) {
        Leftover.on(dataDirectory).ifPresent(Leftover::clear);
    }

    /** Throws away a data directory, if there is one, with all that is in it. */
    public static void discard(Path dataDirectory) {
        stopLeftover(dataDirectory);
        if (Files.exists(dataDirectory)) Directories.delete(dataDirectory);
    }

    /**
     * Makes another, empty database with the same roles and schemas on the same server: a quick way
     * to keep test classes apart. {@link #close()} of what is returned drops it.
     */
    public EmbeddedDatabase newDatabase() {
        var name = "test_" + NUMBER.incrementAndGet();
        server.prepare(name);
        return new EmbeddedDatabase(server, name);
    }

    /** TCP port on 127.0.0.1. */
    public int port() {
        return server.port();
    }

    /** Name of this database. */
    public String database() {
        return database;
    }

    /** A role that may do everything and signs in from loopback without a password. */
    public String superuser() {
        return Server.SUPERUSER;
    }

    /** Address for R2DBC, without role and password. */
    public String r2dbcUrl() {
        return "r2dbc:postgresql://127.0.0.1:%d/%s".formatted(port(), database);
    }

    /** Address for JDBC, without role and password. */
    public String jdbcUrl() {
        return server.jdbcUrl(database);
    }

    /**
     * Opens a connection in the name of a role, to be closed by the caller.
     *
     * @throws SQLException if the server is down or the role is unknown
     */
    public Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), role, role);
    }

    /**
     * Kills the whole server without a checkpoint, as a power cut would (Postgres calls it an
     * immediate shutdown). All databases of the server are gone until {@link #startAgain()}.
     */
    public void kill() {
        server.kill();
    }

    /** Starts the server again after {@link #kill()}, on the same port with the same data. */
    public void startAgain() {
        server.start();
    }

    /** Stops the server, or drops a database made by {@link #newDatabase()}. */
    @Override
    public void close() {
        if (database.equals(MAIN)) server.stop();
        else server.drop(database);
    }

    private static final class Shared {
        static final EmbeddedDatabase DATABASE = start(ServerSettings.throwaway());
    }
}

package plusone.suite.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import plusone.suite.part.Folder;
import plusone.suite.part.Part;
import plusone.suite.part.Parts;
import plusone.suite.part.Ports;
import plusone.suite.part.Refusal;
import plusone.suite.sample.DemoTokens;

/**
 * A system to be measured: the same processes with the same settings as {@code up} starts, on free
 * ports, with an empty database. {@link #close()} leaves nothing of it but its logs.
 */
final class Site implements AutoCloseable {

    /** The database that the services of a system work on. */
    static final String MAIN = "plusone";

    /** May earn and spend for anybody, and look at all. */
    private static final String ADMIN = "max";

    private static final long TOKEN_LIFE = Duration.ofMinutes(30).toNanos();

    private final Folder folder;
    private final Parts parts;
    private final List<Parts> beside = new ArrayList<>();
    private final Consumer<String> progress;
    private final Thread stop = new Thread(this::stopAll, "stop");
    private String token = "";
    private long tokenSince;

    Site(Folder folder, Consumer<String> progress) {
        this.folder = folder;
        this.parts = Parts.at(folder, Ports.free());
        this.progress = progress;
    }

    /** Starts what services stand on, with the tables of these. */
    void found(Set<Part> services) {
        Runtime.getRuntime().addShutdownHook(stop);
        for (var left : List.of(of(Scenery.SMALL), of(Scenery.LARGE), folder))
            Parts.known(left).stopAll(); // what a killed one may have left
        parts.prepare(true);
        start(Part.POSTGRES);
        start(Part.IDENTITY);
        for (var keeper : Part.keepers()) if (services.contains(keeper)) parts.migrate(keeper);
    }

    /** Starts a service. */
    void start(Part part) {
        parts.start(part);
        progress.accept(part + " is ready");
    }

    /** A database with all that the main one has, which nobody may be using. */
    void copyDatabase(String name) throws SQLException {
        try (var server = database("postgres");
                var statement = server.createStatement()) {
            statement.execute("create database %s template %s".formatted(name, MAIN));
        }
    }

    /**
     * Starts another loyalty-service, on this database.
     *
     * @return the port at which it serves
     */
    int startLoyaltyOn(String database) {
        var another = Parts.beside(of(database), Ports.free(), parts.ports(), database);
        another.prepare(false);
        synchronized (this) {
            if (isClosing()) throw Refusal.withoutWords(); // it would be left alone
            beside.add(another);
        }
        another.start(Part.LOYALTY);
        progress.accept("loyalty-service on database " + database + " is ready");
        return another.ports().of(Part.LOYALTY);
    }

    private Folder of(String database) {
        return new Folder(folder.root(), folder.state().resolve(database));
    }

    int port(Part part) {
        return parts.ports().of(part);
    }

    long pid(Part part) {
        return parts.pid(part).orElseThrow();
    }

    /** A token with time left, signed like anybody's. */
    String token() {
        if (token.isEmpty() || System.nanoTime() - tokenSince > TOKEN_LIFE) {
            token = new DemoTokens(parts.ports()).token(ADMIN);
            tokenSince = System.nanoTime();
        }
        return token;
    }

    /** A database, for one who may do everything. */
    Connection database(String name) throws SQLException {
        var url = "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port(Part.POSTGRES), name);
        return DriverManager.getConnection(url, "postgres", "");
    }

    /** Whether what fails now fails because the command is broken off. */
    boolean isClosing() {
        return parts.isClosing();
    }

    @Override
    public void close() {
        stopAll();
        try {
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException _) {
            // The end of the JVM has begun, and with it the hook.
        }
    }

    private synchronized void stopAll() {
        for (var system : systems()) {
            system.stopAll();
            system.discard();
        }
    }

    /** First those that stand on another. */
    private List<Parts> systems() {
        return Stream.concat(beside.stream(), Stream.of(parts)).toList();
    }
}

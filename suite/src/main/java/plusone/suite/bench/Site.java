package plusone.suite.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import plusone.postgres.EmbeddedDatabase;
import plusone.suite.part.Folder;
import plusone.suite.part.Part;
import plusone.suite.part.Parts;
import plusone.suite.part.Ports;
import plusone.suite.sample.DemoTokens;

/**
 * A system to be measured: the same processes with the same settings as {@code up} starts, on free
 * ports, with an empty database. {@link #close()} leaves nothing of it but its logs.
 */
final class Site implements AutoCloseable {

    /** May earn and spend for anybody, and look at all. */
    private static final String ADMIN = "max";

    private final Folder folder;
    private final Parts parts;
    private final Consumer<String> progress;
    private final Thread stop = new Thread(this::stopAll, "stop");

    Site(Folder folder, Consumer<String> progress) {
        this.folder = folder;
        this.parts = Parts.at(folder, Ports.free());
        this.progress = progress;
    }

    /** Starts these services and what they stand on. */
    void start(Set<Part> services) {
        Runtime.getRuntime().addShutdownHook(stop);
        Parts.known(folder).stopAll(); // what a killed one may have left
        parts.prepare(true);
        start(Part.POSTGRES);
        start(Part.IDENTITY);
        for (var keeper : Part.keepers()) if (services.contains(keeper)) parts.migrate(keeper);
        for (var service : EnumSet.copyOf(services)) start(service);
    }

    private void start(Part part) {
        parts.start(part);
        progress.accept(part + " is ready");
    }

    Folder folder() {
        return folder;
    }

    int port(Part part) {
        return parts.ports().of(part);
    }

    /** A token for an hour, signed like anybody's. */
    String token() {
        return new DemoTokens(parts.ports()).token(ADMIN);
    }

    /** The database, for one who may do everything. */
    Connection database() throws SQLException {
        var url = "jdbc:postgresql://127.0.0.1:%d/plusone".formatted(port(Part.POSTGRES));
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
        parts.stopAll();
        EmbeddedDatabase.discard(folder.data());
    }
}

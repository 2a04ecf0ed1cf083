package plusone.loyalty.fault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import plusone.postgres.EmbeddedDatabase;

/**
 * Stands between a service and its database, passes on what they say, and cuts the connection, or
 * falls silent on it, at the commit of transactions that a test chose by a word in them. It
 * understands just as much of Postgres' protocol (version 3, unencrypted): a message is a letter,
 * its length and its content.
 */
final class DatabaseProxy implements AutoCloseable {

    /** Where the connection is cut. */
    enum Cut {
        /** The database never sees the COMMIT. */
        BEFORE_COMMIT,
        /** It has committed, and its answer is lost. */
        AFTER_COMMIT
    }

    private static final char QUERY = 'Q';
    private static final char COMMAND_COMPLETE = 'C';
    private static final char READY = 'Z';
    private static final char OUTSIDE_A_TRANSACTION = 'I';
    private static final String COMMIT = "COMMIT\0";

    private final Set<Passage> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger left = new AtomicInteger();
    private final AtomicInteger made = new AtomicInteger();
    private final EmbeddedDatabase database;
    private final ServerSocket server;
    private volatile String word = "";
    private volatile Cut where = Cut.AFTER_COMMIT;
    private volatile boolean silently;

    private DatabaseProxy(EmbeddedDatabase database, ServerSocket server) {
        this.database = database;
        this.server = server;
    }

    static DatabaseProxy to(EmbeddedDatabase database) throws IOException {
        var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var proxy = new DatabaseProxy(database, server);
        Thread.ofVirtual().start(proxy::accept);
        return proxy;
    }

    /** Address for R2DBC, as the database's own. */
    String r2dbcUrl() {
        return "r2dbc:postgresql://127.0.0.1:%d/%s"
                .formatted(server.getLocalPort(), database.database());
    }

    /** Cuts at so many of the next commits of transactions in which this word was sent. */
    void cut(Cut where, int times, String word) {
        end(where, times, word, false);
    }

    /** Says nothing more there, and leaves the connection open until the service closes it. */
    void fallSilent(Cut where, int times, String word) {
        end(where, times, word, true);
    }

    private void end(Cut where, int times, String word, boolean silently) {
        this.silently = silently;
        this.where = where;
        this.word = word;
        made.set(0);
        left.set(times);
    }

    /** How often it has done so. */
    int made() {
        return made.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
        open.forEach(Passage::close);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                new Passage(server.accept()).open();
            } catch (IOException _) {
                // Closed; or the database is not there, and whoever called sees it.
            }
        }
    }

    private boolean isToCut(Cut here) {
        if (here != where || left.getAndUpdate(it -> Math.max(it - 1, 0)) == 0) return false;
        made.incrementAndGet();
        return true;
    }

    /** One connection. */
    private final class Passage {

        private final Socket client;
        private final Socket backend;
        private volatile boolean chosen;

        Passage(Socket client) throws IOException {
            this.client = client;
            backend = new Socket(InetAddress.getLoopbackAddress(), database.port());
            client.setTcpNoDelay(true);
            backend.setTcpNoDelay(true);
        }

        void open() {
            open.add(this);
            Thread.ofVirtual().start(() -> pass(client, backend, true));
            Thread.ofVirtual().start(() -> pass(backend, client, false));
        }

        private void pass(Socket from, Socket to, boolean ofClient) {
            try (var input = new DataInputStream(new BufferedInputStream(from.getInputStream()));
                    var output =
                            new DataOutputStream(new BufferedOutputStream(to.getOutputStream()))) {
                if (ofClient) passContent(input, output); // the first one bears no letter
                while (passMessage(input, output, ofClient)) {
                    if (input.available() == 0) output.flush();
                }
            } catch (IOException _) {
                // Either side has gone; so shall the other.
            } finally {
                close();
            }
        }

        private boolean passMessage(
                DataInputStream input, DataOutputStream output, boolean ofClient)
                throws IOException {
            var letter = input.readByte();
            var length = input.readInt();
            var content = input.readNBytes(length - Integer.BYTES);
            if (ofClient ? isCutBefore(letter, content) : isCutAfter(letter, content)) {
                if (silently) input.transferTo(OutputStream.nullOutputStream());
                return false;
            }
            output.writeByte(letter);
            output.writeInt(length);
            output.write(content);
            return true;
        }

        private boolean isCutBefore(byte letter, byte[] content) {
            var text = new String(content, ISO_8859_1);
            if (!word.isEmpty() && text.contains(word)) chosen = true;
            return letter == QUERY && text.equals(COMMIT) && chosen && isToCut(Cut.BEFORE_COMMIT);
        }

        private boolean isCutAfter(byte letter, byte[] content) {
            if (letter == READY && content[0] == OUTSIDE_A_TRANSACTION) chosen = false;
            return letter == COMMAND_COMPLETE
                    && COMMIT.equals(new String(content, ISO_8859_1))
                    && chosen
                    && isToCut(Cut.AFTER_COMMIT);
        }

        private void passContent(DataInputStream input, DataOutputStream output)
                throws IOException {
            var length = input.readInt();
            output.writeInt(length);
            output.write(input.readNBytes(length - Integer.BYTES));
            output.flush();
        }

        void close() {
            open.remove(this);
            closeQuietly(client);
            closeQuietly(backend);
        }

        private static void closeQuietly(Socket socket) {
            try {
                socket.close();
            } catch (IOException _) {
                // It is of no more use.
            }
        }
    }
}

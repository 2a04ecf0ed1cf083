package plusone.notification.email;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A mail server that takes its time, refuses, says nothing or hangs up, and counts what it has
 * taken: each mail whose final dot has reached it and that it did not refuse.
 */
final class OddMailServer implements AutoCloseable {

    static final String DOT = ".";

    /** In place of a reply: it says nothing, and hangs up. */
    static final String HANG_UP = "";

    private final ServerSocket socket;
    private final boolean greets;
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<String> receivers = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<String>> inTurn = new ConcurrentHashMap<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile boolean holdsDots;
    private volatile Duration pause = Duration.ZERO;

    private OddMailServer(boolean greets) {
        this.greets = greets;
        try {
            socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    /** Takes what it gets. */
    static OddMailServer taking() {
        return new OddMailServer(true);
    }

    /** Refuses the next receivers with 550. */
    static OddMailServer refusing() {
        return taking().replyingInTurn("RCPT", "550 unknown", "550 unknown");
    }

    /** Takes connections and says nothing. */
    static OddMailServer silent() {
        return new OddMailServer(false);
    }

    /** Replies to the next commands of this name; those after them are fine. */
    OddMailServer replyingInTurn(String command, String... replies) {
        inTurn.put(command, new ConcurrentLinkedQueue<>(List.of(replies)));
        return this;
    }

    /** Thinks for so long before each reply. */
    OddMailServer pausing(Duration each) {
        pause = each;
        return this;
    }

    /** Takes mails, and says so when it is released. */
    OddMailServer holdingDots() {
        holdsDots = true;
        return this;
    }

    void release() {
        holdsDots = false;
        released.countDown();
    }

    /** The Message-IDs of the mails it has taken. */
    List<String> taken() {
        return List.copyOf(taken);
    }

    /** What stood in its RCPT commands. */
    List<String> receivers() {
        return List.copyOf(receivers);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                var connection = socket.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException _) {
                // The test has ended.
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            if (greets) talk(connection);
            else connection.getInputStream().readAllBytes();
        } catch (IOException _) {
            // The caller has left, or is to be left.
        }
    }

    private void talk(Socket connection) throws IOException {
        say(connection, "220 odd");
        var lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("RCPT")) receivers.add(line);
            var reply = reply(line, line.startsWith("DATA") ? "354 go on" : "250 fine");
            say(connection, reply);
            if (reply.startsWith("354")) take(connection, lines);
        }
    }

    private void take(Socket connection, BufferedReader lines) throws IOException {
        var id = "";
        for (var line = lines.readLine(); !DOT.equals(line); line = lines.readLine()) {
            if (line == null) return;
            if (line.startsWith("Message-ID: ")) id = line.substring("Message-ID: ".length());
        }
        var reply = reply(DOT, "250 taken");
        if (reply.equals(HANG_UP) || reply.startsWith("250")) taken.add(id);
        if (holdsDots) await(released, Duration.ofMinutes(2));
        say(connection, reply);
    }

    private String reply(String line, String usual) {
        var command = line.split(" ", 2)[0];
        var next = inTurn.getOrDefault(command, new ConcurrentLinkedQueue<>()).poll();
        return next == null ? usual : next;
    }

    private void say(Socket connection, String reply) throws IOException {
        if (!pause.isZero()) await(new CountDownLatch(1), pause);
        if (reply.equals(HANG_UP)) throw new IOException("enough");
        connection.getOutputStream().write((reply + "\r\n").getBytes(UTF_8));
    }

    private static void await(CountDownLatch latch, Duration longest) throws IOException {
        try {
            var _ = latch.await(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        release();
        socket.close();
    }
}

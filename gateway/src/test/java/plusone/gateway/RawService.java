package plusone.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** A service byte by byte, which can do what no server library does. */
public final class RawService implements AutoCloseable {

    /** What becomes of a request. */
    public enum Reply {
        ANSWER,
        SILENCE,
        HANG_UP
    }

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger hangUps = new AtomicInteger();
    private final ServerSocket door;
    private volatile IntFunction<Reply> replies = _ -> Reply.ANSWER;

    private RawService(ServerSocket door) {
        this.door = door;
    }

    /** On a free port; it answers everything with 200. */
    public static RawService start() {
        try {
            var service =
                    new RawService(new ServerSocket(0, 500, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().start(service::accept);
            return service;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    /** From now on the same becomes of each request. */
    public void always(Reply reply) {
        replies = _ -> reply;
    }

    /**
     * From now on each request is told by its number what becomes of it.
     *
     * @param replies by the number that a request has on its connection, from 1
     */
    public void reply(IntFunction<Reply> replies) {
        this.replies = replies;
    }

    /** What it was asked: first line, headers and body of each. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** How many connections to it are open. */
    public int connections() {
        return connections.get();
    }

    /** How many connections to it there ever were. */
    public int accepted() {
        return accepted.get();
    }

    /** How often it has closed a connection instead of answering. */
    public int hangUps() {
        return hangUps.get();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var connection = door.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        connections.incrementAndGet();
        accepted.incrementAndGet();
        try (connection) {
            var in =
                    new BufferedReader(
                            new InputStreamReader(connection.getInputStream(), ISO_8859_1));
            var number = 1;
            for (var head = head(in); !head.isEmpty(); head = head(in)) {
                requests.add(String.join("\n", head) + "\n\n" + body(in, head));
                switch (replies.apply(number++)) {
                    case ANSWER -> answer(connection, head.getFirst().startsWith("HEAD "));
                    case SILENCE -> {}
                    case HANG_UP -> {
                        hangUps.incrementAndGet();
                        return;
                    }
                }
            }
        } catch (IOException hungUp) {
            // The caller has left.
        } finally {
            connections.decrementAndGet();
        }
    }

    private static List<String> head(BufferedReader in) {
        return Stream.generate(() -> line(in)).takeWhile(line -> !line.isEmpty()).toList();
    }

    private static String line(BufferedReader in) {
        try {
            var line = in.readLine();
            return line == null ? "" : line;
        } catch (IOException hungUp) {
            return "";
        }
    }

    /** As long as its head says; a chunked one line by line. */
    private static String body(BufferedReader in, List<String> head) throws IOException {
        var length = header(head, "content-length").map(Integer::parseInt).orElse(0);
        var body = new StringBuilder();
        for (var read = 0; read < length; read++) body.append((char) in.read());
        if (header(head, "transfer-encoding").isPresent())
            head(in).stream().filter(line -> !line.equals("0")).forEach(body::append);
        return body.toString();
    }

    private static Optional<String> header(List<String> head, String name) {
        return head.stream()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    private static void answer(Socket connection, boolean isHead) throws IOException {
        var head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n";
        connection.getOutputStream().write((head + (isHead ? "" : "{}")).getBytes(ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}

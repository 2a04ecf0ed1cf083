package plusone.loyalty.fault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.Optional;

/**
 * A connection to the service that is kept open, read byte by byte: so that an answer that never
 * began can be told from one that was cut.
 */
final class Line implements AutoCloseable {

    private static final int TIME_LIMIT_MS = 60_000;
    private static final String END_OF_HEAD = "\r\n\r\n";

    /** An answer that came whole. */
    record Answer(int status, String head, String body) {

        boolean has(String header) {
            return head.lines().anyMatch(line -> isHeader(line, header));
        }

        String id() {
            return body.replaceFirst("(?s).*?\"id\":\"([^\"]*)\".*", "$1");
        }

        private int length() {
            var line = head.lines().filter(it -> isHeader(it, "Content-Length")).findFirst();
            return Integer.parseInt(line.orElseThrow().replaceAll(".*: *", ""));
        }

        private static boolean isHeader(String line, String name) {
            return line.regionMatches(true, 0, name + ":", 0, name.length() + 1);
        }
    }

    private final Socket socket;
    private final InputStream input;

    /** Fails where nobody takes calls. */
    Line(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(TIME_LIMIT_MS);
        input = new BufferedInputStream(socket.getInputStream());
    }

    void send(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
    }

    /** The next answer, or nothing where the line was closed before its first byte. */
    Optional<Answer> read() throws IOException {
        var head = new ByteArrayOutputStream();
        for (var next = first(); next >= 0; next = input.read()) {
            head.write(next);
            if (next == '\n' && head.toString(ISO_8859_1).endsWith(END_OF_HEAD))
                return Optional.of(withBody(head.toString(ISO_8859_1)));
        }
        if (head.size() > 0) throw new EOFException("an answer was cut: " + head);
        return Optional.empty();
    }

    private int first() throws IOException {
        try {
            return input.read();
        } catch (SocketException _) {
            return -1; // reset: it came to nobody's eyes
        }
    }

    private Answer withBody(String head) throws IOException {
        var answer = new Answer(Integer.parseInt(head.substring(9, 12)), head, "");
        var body = input.readNBytes(answer.length());
        if (body.length < answer.length()) throw new EOFException("an answer was cut: " + head);
        return new Answer(answer.status(), head, new String(body, UTF_8));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

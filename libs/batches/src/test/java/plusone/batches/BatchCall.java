package plusone.batches;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A batch byte by byte: sent piece by piece, and read while more of it is sent, or not read. */
public final class BatchCall implements Closeable {

    private static final int TIME_LIMIT_MS = 60_000;

    /** Not more than the system keeps of an answer that is not read. */
    private static final int RECEIVED_UNREAD = 1024 * 1024;

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private String head;
    private long left;

    private BatchCall(Socket socket) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /** Begins a batch whose size nobody knows. */
    public static BatchCall begin(int port, String path, String... headers) {
        return open(port, path, true, headers);
    }

    /** Sends a whole batch and says beforehand how large it is. */
    public static BatchCall send(int port, String path, String body, String... headers) {
        var length = "Content-Length: " + body.getBytes(UTF_8).length;
        var all = Stream.concat(Stream.of(length), Stream.of(headers)).toArray(String[]::new);
        var call = open(port, path, false, all);
        call.write(body.getBytes(UTF_8));
        return call;
    }

    private static BatchCall open(int port, String path, boolean isChunked, String... headers) {
        try {
            var socket = new Socket();
            socket.setReceiveBufferSize(RECEIVED_UNREAD);
            socket.setSoTimeout(TIME_LIMIT_MS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            var call = new BatchCall(socket);
            var lines =
                    "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\n"
                            .formatted(path);
            var encoding = isChunked ? "Transfer-Encoding: chunked\r\n" : "";
            call.write((lines + encoding + String.join("\r\n", headers)).getBytes(ISO_8859_1));
            call.write((headers.length == 0 ? "\r\n" : "\r\n\r\n").getBytes(ISO_8859_1));
            return call;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public BatchCall lines(List<String> lines) {
        return text(String.join("\n", lines) + "\n");
    }

    public BatchCall text(String text) {
        return bytes(text.getBytes(UTF_8));
    }

    /** One more piece of it. */
    public BatchCall bytes(byte[] piece) {
        write("%x\r\n".formatted(piece.length).getBytes(ISO_8859_1));
        write(piece);
        write("\r\n".getBytes(ISO_8859_1));
        return this;
    }

    /** There is no more to send. */
    public BatchCall end() {
        write("0\r\n\r\n".getBytes(ISO_8859_1));
        return this;
    }

    private void write(byte[] bytes) {
        try {
            out.write(bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The status line and the headers. */
    public String head() {
        if (head == null) head = readHead();
        return head;
    }

    private String readHead() {
        var lines = new StringBuilder();
        for (var line = line(in::read); !line.isEmpty(); line = line(in::read))
            lines.append(line).append('\n');
        return lines.toString();
    }

    public int status() {
        return Integer.parseInt(head().substring(9, 12));
    }

    /** The next line of the answer, or null at its end. */
    public JsonNode answer() {
        head();
        var line = line(this::next);
        return line.isEmpty() ? null : JsonMapper.shared().readTree(line);
    }

    /** All lines that are still to come. */
    public List<JsonNode> answers() {
        return Stream.generate(this::answer).takeWhile(Objects::nonNull).toList();
    }

    private static String line(Bytes in) {
        try {
            var line = new ByteArrayOutputStream();
            for (var next = in.next(); next != '\n' && next >= 0; next = in.next())
                if (next != '\r') line.write(next);
            return line.toString(UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Hangs up, with a reset. */
    @Override
    public void close() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The next byte of what is in the chunks of an answer; -1 at its end. */
    private int next() throws IOException {
        if (left == 0) left = Long.parseLong(line(in::read), 16);
        if (left == 0) return -1;
        var read = in.read();
        if (read < 0) throw new EOFException("the answer was cut off");
        if (--left == 0) line(in::read);
        return read;
    }

    private interface Bytes {
        int next() throws IOException;
    }
}

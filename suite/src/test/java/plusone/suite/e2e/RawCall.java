package plusone.suite.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plusone.suite.part.Part;

/**
 * A request byte by byte, as no client library would send it.
 *
 * @param head the request line and headers, each without its line end
 * @param body its bytes, one a character
 */
record RawCall(List<String> head, String body) {

    private static final int TIME_LIMIT_MS = 30_000;

    static RawCall of(String method, String path) {
        return line(method + " " + path + " HTTP/1.1")
                .with("Host: localhost")
                .with("Connection: close");
    }

    /** With this as its first line, and nothing else. */
    static RawCall line(String line) {
        return new RawCall(List.of(line), "");
    }

    static RawCall get(String path) {
        return of("GET", path);
    }

    /** A call that would write, under a key of its own. */
    static RawCall post(String path, String body) {
        return of("POST", path)
                .with("Idempotency-Key: " + Story.newId("bad"))
                .with("Content-Type: application/json")
                .withBody(new String(body.getBytes(UTF_8), ISO_8859_1));
    }

    RawCall with(String header) {
        var more = new ArrayList<>(head);
        more.add(header);
        return new RawCall(more, body);
    }

    RawCall withBody(String bytes) {
        return new RawCall(with("Content-Length: " + bytes.length()).head, bytes);
    }

    RawCall without(String header) {
        return new RawCall(head.stream().filter(it -> !it.startsWith(header + ":")).toList(), body);
    }

    RawCall as(String name) {
        return withToken(Caller.as(name).token());
    }

    RawCall withToken(String token) {
        return with("Authorization: Bearer " + token);
    }

    Answer send() {
        var port = Running.suite().ports().of(Part.GATEWAY);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(TIME_LIMIT_MS);
            var text = String.join("\r\n", head) + "\r\n\r\n" + body;
            socket.getOutputStream().write(text.getBytes(ISO_8859_1));
            return Answer.of(new String(socket.getInputStream().readAllBytes(), UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What came back until the connection was closed. */
    record Answer(int status, String head, String body) {

        private static Answer of(String text) {
            var end = text.indexOf("\r\n\r\n");
            var status = Integer.parseInt(text.substring(9, 12));
            return new Answer(status, text.substring(0, end), text.substring(end + 4));
        }

        Optional<String> header(String name) {
            return head.lines()
                    .filter(it -> it.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
                    .map(it -> it.substring(name.length() + 2).strip())
                    .findFirst();
        }
    }
}

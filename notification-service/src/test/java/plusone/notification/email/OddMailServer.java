package plusone.notification.email;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A mail server that knows no receiver, or does not even greet. */
final class OddMailServer implements AutoCloseable {

    private final ServerSocket socket;
    private final boolean greets;

    private OddMailServer(boolean greets) {
        this.greets = greets;
        try {
            socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    /** Refuses every receiver with 550. */
    static OddMailServer refusing() {
        return new OddMailServer(true);
    }

    /** Takes connections and says nothing. */
    static OddMailServer silent() {
        return new OddMailServer(false);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (var connection = socket.accept()) {
                if (greets) talk(connection);
                else connection.getInputStream().readAllBytes();
            } catch (IOException _) {
                // The caller has left, or the test has ended.
            }
        }
    }

    private static void talk(Socket connection) throws IOException {
        say(connection, "220 odd");
        var lines =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), US_ASCII));
        for (var line = lines.readLine(); line != null; line = lines.readLine())
            say(connection, line.startsWith("RCPT") ? "550 unknown" : "250 fine");
    }

    private static void say(Socket connection, String reply) throws IOException {
        connection.getOutputStream().write((reply + "\r\n").getBytes(US_ASCII));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

package plusone.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;

/** A caller byte by byte, who may send less than they promise. */
public final class RawCall implements AutoCloseable {

    private static final int PATIENCE_MS = 30_000;

    private final Socket socket;
    private final BufferedReader in;
    private boolean asksForTheHeadOnly;

    private RawCall(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
    }

    /**
     * Connects and sends.
     *
     * @param lines the first line and the headers
     */
    public static RawCall send(int port, String body, String... lines) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MS);
        var call = new RawCall(socket);
        call.again(body, lines);
        return call;
    }

    /** Sends another request on the same connection. */
    public void again(String body, String... lines) throws IOException {
        asksForTheHeadOnly = lines[0].startsWith("HEAD ");
        var head = String.join("\r\n", lines) + "\r\nHost: localhost\r\n\r\n";
        socket.getOutputStream().write((head + body).getBytes(ISO_8859_1));
    }

    /** The status of the next answer, whose head and body are read with it; 0 at the end. */
    public int status() throws IOException {
        var first = in.readLine();
        if (first == null) return 0;
        var length = 0;
        for (var line = in.readLine(); !line.isEmpty(); line = in.readLine())
            if (line.regionMatches(true, 0, "content-length:", 0, 15))
                length = Integer.parseInt(line.substring(15).strip());
        for (var left = asksForTheHeadOnly ? 0 : length; left > 0; left--) in.read();
        return Integer.parseInt(first.substring(9, 12));
    }

    /** Hangs up so that the other side sees the connection reset. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

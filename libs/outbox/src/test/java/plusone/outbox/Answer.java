package plusone.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Socket;

/** What a letter box does with a caller whose letter it has read. */
interface Answer {

    Answer TAKEN = caller -> send(caller, "HTTP/1.1 204 No Content\r\n\r\n");

    void give(Socket caller) throws IOException;

    static Answer status(int status, String body) {
        var length = body.getBytes(UTF_8).length;
        var head = "HTTP/1.1 %d Because\r\ncontent-length: %d\r\n\r\n".formatted(status, length);
        return caller -> send(caller, head + body);
    }

    static Answer status(int status) {
        return status(status, "");
    }

    private static void send(Socket caller, String answer) throws IOException {
        caller.getOutputStream().write(answer.getBytes(UTF_8));
    }
}

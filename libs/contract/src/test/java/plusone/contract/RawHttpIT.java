package plusone.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a client library would never send. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class RawHttpIT {

    private static final int TIME_LIMIT_MS = 10_000;

    @LocalServerPort private int port;

    @ParameterizedTest
    @ValueSource(strings = {"GET /a b c HTTP/1.1", "GET /%zz HTTP/1.1", "nonsense"})
    void answersWhatIsNotHttpAsAProblem(String requestLine) throws IOException {
        var answer = send(requestLine + "\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
        assertThat(answer)
                .contains("\"type\":\"/problems/malformed-request\"")
                .containsIgnoringCase("X-Request-Id");
    }

    @Test
    void answersARequestLineThatIsTooLongAsAProblem() throws IOException {
        assertThat(send("GET /" + "a".repeat(9000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 414")
                .contains("/problems/uri-too-long");
    }

    @Test
    void answersHeadersThatAreTooLargeAsAProblem() throws IOException {
        assertThat(
                        send(
                                "GET /v1/orders HTTP/1.1\r\nHost: x\r\nA: "
                                        + "a".repeat(9000)
                                        + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431")
                .contains("/problems/headers-too-large");
    }

    @Test
    void answersHeadWithoutABody() throws IOException {
        assertThat(send("HEAD /v1/nowhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 404")
                .contains("application/problem+json")
                .endsWith("\r\n\r\n");
    }

    private String send(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(TIME_LIMIT_MS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

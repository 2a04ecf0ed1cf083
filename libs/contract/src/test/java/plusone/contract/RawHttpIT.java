package plusone.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a client library would never send. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "plusone.contract.body-silence=300ms",
            "plusone.contract.head-time-limit=2s",
            "plusone.contract.time-limit=20s",
        })
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

    /** Whoever reads to the end sees that the connection is closed, without having asked for it. */
    @Test
    void tellsTheCallerWhereTheBodyDoesNotCome() throws IOException {
        var head = "POST /v1/friends HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";

        for (var begun : List.of("", "{\"n"))
            assertThat(send(head + "Content-Length: 50\r\n\r\n" + begun))
                    .startsWith("HTTP/1.1 408")
                    .contains("/problems/request-timeout")
                    .containsIgnoringCase("connection: close");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /v1/nowhere", "GET /v1/nowhere", "DELETE /v1/orders"})
    void closesTheConnectionAfterARefusalOfWhatIsNotSentToItsEnd(String call) throws IOException {
        assertThat(send(call + " HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000000\r\n\r\nabc"))
                .startsWith("HTTP/1.1 4")
                .containsIgnoringCase("connection: close");
    }

    @Test
    void closesTheConnectionAfterAnAnswerThatNeededNoneOfTheBody() throws IOException {
        assertThat(send("GET /v1/later HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GET /v1/la", "GET /v1/later HTTP/1.1\r\nHost: x\r\n"})
    void closesAConnectionWhoseHeadDoesNotCome(String begun) throws IOException {
        assertThat(send(begun)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bearer a\r\nAuthorization: Bearer b",
                "Authorization: Bearer a\r\nauthorization: Negotiate b",
                "Host: elsewhere",
            })
    void refusesTwoHostsAndTwoSignIns(String headers) throws IOException {
        assertThat(
                        send(
                                "GET /v1/later HTTP/1.1\r\nConnection: close\r\nHost: x\r\n"
                                        + headers
                                        + "\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("is given more than once");
    }

    @Test
    void refusesTwoContentTypes() throws IOException {
        assertThat(
                        send(
                                String.join(
                                        "\r\n",
                                        "POST /v1/friends HTTP/1.1",
                                        "Connection: close",
                                        "Host: x",
                                        "Content-Type: application/json",
                                        "Content-Type: text/plain",
                                        "Content-Length: 2",
                                        "",
                                        "{}")))
                .startsWith("HTTP/1.1 400")
                .contains("/Content-Type");
    }

    private String send(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(TIME_LIMIT_MS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

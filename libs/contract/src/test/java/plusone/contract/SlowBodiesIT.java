package plusone.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.unit.DataSize;

/** Hundreds of bodies that have come but for their last byte. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "plusone.contract.time-limit=120s",
            "plusone.contract.body-silence=120s",
            "plusone.contract.body-memory=16MB",
        })
@AutoConfigureWebTestClient(timeout = "60s")
class SlowBodiesIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int CALLERS = 200;
    private static final int SIZE = 1_000_000;

    /** Three quarters of all, and a little for the small ones: the rest is theirs. */
    private static final long MOST = DataSize.ofMegabytes(13).toBytes();

    @Autowired private WebTestClient client;
    @Autowired private BodyMemory memory;
    @LocalServerPort private int port;

    @Test
    void leaveRoomForSmallOnesAndTakeNoMoreMemoryThanTheyMay() throws Exception {
        var callers = callers();
        try {
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(memory.taken()).isGreaterThan(10L * SIZE));
            for (var times = 0; times < 20; times++) {
                small();
                assertThat(memory.taken()).isLessThan(MOST);
            }
        } finally {
            for (var caller : callers) caller.close();
        }

        await().atMost(LIMIT).untilAsserted(() -> assertThat(memory.taken()).isZero());
        small();
    }

    private void small() {
        client.post()
                .uri("/v1/friends")
                .header("Content-Type", "application/json")
                .bodyValue("{\"name\":\"ada\",\"phones\":[]}")
                .exchange()
                .expectStatus()
                .isOk();
    }

    private List<Socket> callers() throws Exception {
        var work = new ArrayList<Callable<Socket>>();
        for (var caller = 0; caller < CALLERS; caller++) work.add(this::stalled);
        var sockets = new ArrayList<Socket>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var socket : threads.invokeAll(work)) sockets.add(socket.get());
        }
        return sockets;
    }

    /** Whoever is refused may be cut off while they send. */
    private Socket stalled() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        var head =
                "POST /v1/friends HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                        + "Content-Length: "
                        + SIZE
                        + "\r\n\r\n{\"name\":\"";
        var body = "a".repeat(SIZE - 10);
        try {
            socket.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
        } catch (IOException _) {
            return socket;
        }
        return socket;
    }
}

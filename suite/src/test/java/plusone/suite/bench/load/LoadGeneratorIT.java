package plusone.suite.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadGeneratorIT {

    private static final Duration SHORTLY = Duration.ofMillis(500);

    private final AtomicInteger asked = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Requests requests =
            Requests.transactions(
                    "EARN",
                    "token",
                    new Members(List.of("01900000-0000-7000-8000-000000000001")),
                    new AtomicLong(),
                    new Random(7));
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.close();
    }

    /** The fifth of a hundred is refused, the seventh gets no answer. */
    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            var number = asked.incrementAndGet() % 100;
            if (number == 7) throw new IOException("not to be answered");
            exchange.sendResponseHeaders(number == 5 ? 503 : 201, 2);
            exchange.getResponseBody().write(new byte[2]);
        }
    }

    @Test
    void countsEveryAnswerAndWhatWasNotAnswered() {
        var tally = new LoadGenerator(server.getAddress().getPort(), 8).run(requests, SHORTLY);

        assertThat(tally.refused()).containsOnlyKeys("503", "no answer");
        var refused = tally.refused().values().stream().mapToLong(Long::longValue).sum();
        assertThat(tally.acknowledged() + refused).isEqualTo(asked.get());
        assertThat(tally.done()).isPositive().isLessThanOrEqualTo(tally.acknowledged());
    }
}

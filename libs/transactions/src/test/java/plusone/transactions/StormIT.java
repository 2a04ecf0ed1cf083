package plusone.transactions;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import plusone.transactions.TransactionsApplication.Entries;
import plusone.transactions.TransactionsApplication.Refusal;

/** Thousands of callers who leave 0.5 to 20 ms after they have sent their request. */
class StormIT extends TransactionsTest {

    private static final int SEED = 7;
    private static final int REQUESTS = 3_000;
    private static final int ACKNOWLEDGED = 200;
    private static final int CALLERS = 32;
    private static final long SHORTEST_NANOS = TimeUnit.MICROSECONDS.toNanos(500);
    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final List<String> KINDS = List.of("pairs", "refused", "pairs", "singles");

    @LocalServerPort private int port;
    @Autowired private Entries entries;

    @Test
    void leavesNoTransactionTornAndNoConnectionUnusable() throws Exception {
        sendAndLeave();
        awaitQuiet();

        assertThat(count("kind = 'pair'")).as("the storm reached the database").isPositive();
        assertThat(unbalanced()).isZero();
        assertThat(count("kind = 'refused'")).isZero();

        empty();
        assertThat(sendAndStay()).hasSize(ACKNOWLEDGED).containsOnly(200);
        assertThat(count("kind = 'single'")).isEqualTo(ACKNOWLEDGED);
        awaitQuiet();
        assertThat(entries.failures()).isNotEmpty().hasOnlyElementsOfType(Refusal.class);
    }

    private void sendAndLeave() throws InterruptedException {
        var random = new Random(SEED);
        inParallel(
                IntStream.range(0, REQUESTS)
                        .mapToObj(
                                key -> leaving(key, random.nextLong(SHORTEST_NANOS, LONGEST_NANOS)))
                        .toList());
    }

    private List<Integer> sendAndStay() throws InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return inParallel(
                    IntStream.range(0, ACKNOWLEDGED)
                            .mapToObj(key -> staying(client, key))
                            .toList());
        }
    }

    private long unbalanced() {
        return database.sql(
                        """
                        select count(*) from (
                            select from entry where kind = 'pair' group by key having sum(points) <> 0 or count(*) <> 2) pair""")
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }

    private Callable<Void> leaving(int key, long nanos) {
        return () -> {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.getOutputStream().write(request(key).getBytes(US_ASCII));
                LockSupport.parkNanos(nanos);
            }
            return null;
        };
    }

    private static String request(int key) {
        return "POST /%s/%d HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n"
                .formatted(KINDS.get(key % KINDS.size()), key);
    }

    private Callable<Integer> staying(HttpClient client, int key) {
        var request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/singles/" + key))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build();
        return () -> client.send(request, BodyHandlers.discarding()).statusCode();
    }

    private static <T> List<T> inParallel(List<Callable<T>> calls) throws InterruptedException {
        try (var callers = Executors.newFixedThreadPool(CALLERS)) {
            return callers.invokeAll(calls).stream().map(Future::resultNow).toList();
        }
    }
}

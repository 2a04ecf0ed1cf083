package plusone.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import plusone.transactions.TransactionsApplication.Entries;
import plusone.transactions.TransactionsApplication.Refusal;

/** Thousands of callers who leave 0.5 to 20 ms after they have sent their request. */
class StormIT extends TransactionsTest {

    private static final int REQUESTS = 3_000;
    private static final int ACKNOWLEDGED = 200;
    private static final List<String> KINDS = List.of("pairs", "refused", "pairs", "singles");

    @LocalServerPort private int port;
    @Autowired private Entries entries;

    @Test
    void leavesNoTransactionTornAndNoConnectionUnusable() throws Exception {
        Storm.blow(port, IntStream.range(0, REQUESTS).mapToObj(StormIT::call).toList());
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

    private static Storm.Call call(int key) {
        var path = "/%s/%d".formatted(KINDS.get(key % KINDS.size()), key);
        return new Storm.Call("POST", path, List.of(), "");
    }

    private List<Integer> sendAndStay() {
        try (var client = HttpClient.newHttpClient()) {
            return Storm.inTurns(ACKNOWLEDGED, key -> status(client, key));
        }
    }

    private int status(HttpClient client, int key) {
        var request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/singles/" + key))
                        .POST(BodyPublishers.noBody())
                        .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
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
}

package plusone.suite.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import plusone.suite.part.Refusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds a ledger's books, after the load, against what it has said yes to. */
final class Proof {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final int port;
    private final String token;

    /** The ledger at this port, asked by the bearer of this token. */
    Proof(int port, String token) {
        this.port = port;
        this.token = token;
    }

    /**
     * Says what was proved.
     *
     * @param written how many transactions are in the books beside those that were seeded
     * @throws Refusal if the books do not hold, or are not what was acknowledged
     */
    String of(Acknowledged acknowledged, long written) {
        if (!acknowledged.agreesWith(written))
            throw new Refusal(
                    "%d transactions were acknowledged, %d are in the books"
                            .formatted(acknowledged.certain(), written));
        var integrity = integrity();
        if (!integrity.path("holds").asBoolean())
            throw new Refusal("the books do not hold: " + integrity);
        return String.format(
                Locale.ROOT,
                "all %,d acknowledged transactions are in the books, which hold (%,d checked anew, %,d entries not reached in the time of that call)",
                acknowledged.certain(),
                integrity.path("checks").path(0).path("checked").asLong(),
                integrity.path("behind").asLong());
    }

    private JsonNode integrity() {
        var uri = "http://127.0.0.1:%d/v1/ledger/integrity?full=true".formatted(port);
        var request =
                HttpRequest.newBuilder(URI.create(uri))
                        .timeout(LIMIT)
                        .header("Authorization", "Bearer " + token)
                        .build();
        try (var http = HttpClient.newHttpClient()) {
            return JsonMapper.shared().readTree(http.send(request, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new Refusal("the integrity of the books is not told: " + e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted");
        }
    }
}

package plusone.suite.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import plusone.suite.bench.seed.Seed;
import plusone.suite.part.Refusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds a ledger's books, after the load, against what it has said yes to. */
final class Proof {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Site site;

    Proof(Site site) {
        this.site = site;
    }

    /**
     * Says what was proved of a ledger.
     *
     * @throws Refusal if its books do not hold, or are not what was acknowledged
     */
    String of(MeasuredLedger ledger) throws SQLException {
        var acknowledged = ledger.acknowledged();
        var written = transactions(ledger) - ledger.seeded();
        if (!acknowledged.agreesWith(written))
            throw new Refusal(
                    "%d transactions were acknowledged, %d are in the books of %s"
                            .formatted(acknowledged.certain(), written, ledger.database()));
        var integrity = integrity(ledger.port());
        if (!integrity.path("holds").asBoolean())
            throw new Refusal(
                    "the books of %s do not hold: %s".formatted(ledger.database(), integrity));
        return String.format(
                Locale.ROOT,
                "Database %s: the %,d transactions that were acknowledged are in the books, no more and no fewer%s; these hold "
                        + "(%,d transactions verified anew, %,d entries not reached in the time of that call).",
                ledger.database(),
                acknowledged.certain(),
                acknowledged.isCertain()
                        ? ""
                        : " but for some of those that were answered with 5xx",
                integrity.path("checks").path(0).path("checked").asLong(),
                integrity.path("behind").asLong());
    }

    private long transactions(MeasuredLedger ledger) throws SQLException {
        try (var database = site.database(ledger.database())) {
            return new Seed(database).transactions();
        }
    }

    private JsonNode integrity(int port) {
        var uri = "http://127.0.0.1:%d/v1/ledger/integrity?full=true".formatted(port);
        var request =
                HttpRequest.newBuilder(URI.create(uri))
                        .timeout(LIMIT)
                        .header("Authorization", "Bearer " + site.token())
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

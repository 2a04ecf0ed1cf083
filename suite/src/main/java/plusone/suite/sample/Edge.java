package plusone.suite.sample;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import plusone.suite.part.Part;
import plusone.suite.part.Ports;
import plusone.suite.part.Refusal;

/** The gateway, as a member of staff sees it. */
final class Edge {

    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final int TRIES = 10;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Overloaded or not reached just now: the same key may be sent again. */
    private static final Set<Integer> PASSING = Set.of(502, 503, 504);

    /** It is there: under another key, or put in with other words by an earlier version. */
    private static final Set<Integer> THERE = Set.of(409, 422);

    private final Ports ports;
    private final String token;
    private final HttpClient http = HttpClient.newHttpClient();

    Edge(Ports ports, String token) {
        this.ports = ports;
        this.token = token;
    }

    /** Sends what is to be there; one that is there already is fine. */
    void put(String path, String key, String body) {
        var answer = send(path, key, body);
        for (int sent = 1; PASSING.contains(answer.statusCode()) && sent < TRIES; sent++) {
            pause();
            answer = send(path, key, body);
        }
        var status = answer.statusCode();
        if (status / 100 != 2 && !THERE.contains(status))
            throw new Refusal(
                    "sample data refused: POST %s answers %d %s"
                            .formatted(path, status, answer.body()));
    }

    private HttpResponse<String> send(String path, String key, String body) {
        var uri = URI.create("http://127.0.0.1:%d%s".formatted(ports.of(Part.GATEWAY), path));
        var request =
                HttpRequest.newBuilder(uri)
                        .timeout(LIMIT)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(body))
                        .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Refusal("sample data refused: POST %s: %s".formatted(path, e));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted");
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}

package plusone.gateway;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls to the gateway under test, many at a time, with the time that each took. */
public record Calls(int port, String token) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Longer than any limit of the edge. */
    private static final Duration LONGEST = Duration.ofMinutes(3);

    /** What came back, and after which time. */
    public record Answer(HttpResponse<String> response, Duration took) {

        public int status() {
            return response.statusCode();
        }

        public Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        public JsonNode body() {
            return JsonMapper.shared().readTree(response.body());
        }

        /** The status and, where it is one, the problem. */
        public String outcome() {
            return status() < 400
                    ? Integer.toString(status())
                    : status() + " " + body().path("type").asString();
        }
    }

    public Answer get(String path) {
        return getting(path).join();
    }

    /** As many at the same time. */
    public List<Answer> get(String path, int times) {
        var calls = Stream.generate(() -> getting(path)).limit(times).toList();
        return calls.stream().map(CompletableFuture::join).toList();
    }

    public CompletableFuture<Answer> getting(String path) {
        return send(path, "GET", "");
    }

    public CompletableFuture<Answer> send(String path, String method, String body) {
        var publisher = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(LONGEST)
                        .method(method, publisher)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .build();
        var began = System.nanoTime();
        return HTTP.sendAsync(request, BodyHandlers.ofString())
                .thenApply(it -> new Answer(it, Duration.ofNanos(System.nanoTime() - began)));
    }
}

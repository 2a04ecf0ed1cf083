package plusone.suite.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import plusone.suite.part.Part;
import plusone.suite.part.Ports;
import plusone.suite.sample.DemoTokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who calls the gateway with their own token. */
final class Caller {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private static final Set<Integer> NOT_NOW = Set.of(502, 503, 504);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Ports ports;
    private final String token;
    private final Optional<String> traceparent;

    private Caller(Ports ports, String token, Optional<String> traceparent) {
        this.ports = ports;
        this.token = token;
        this.traceparent = traceparent;
    }

    static Caller as(String name) {
        var ports = Running.suite().ports();
        return new Caller(ports, new DemoTokens(ports).token(name), Optional.empty());
    }

    /** The same, whose calls belong to a trace of their own (32 hexadecimal digits). */
    Caller tracedAs(String traceId) {
        var traceparent = "00-" + traceId + "-00f067aa0ba902b7-01";
        return new Caller(ports, token, Optional.of(traceparent));
    }

    String token() {
        return token;
    }

    private static final class NoAnswer extends UncheckedIOException {

        private static final long serialVersionUID = 1L;

        NoAnswer(IOException cause) {
            super(cause);
        }
    }

    /** An answer with its body read as JSON. */
    record Answer(int status, JsonNode body, boolean replayed, String requestId) {

        Answer expect(int expected) {
            assertThat(status).as(body.toString()).isEqualTo(expected);
            return this;
        }
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, String key, String body) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(body)));
    }

    /**
     * Sends the same call again and again while there is no answer, or none but "not now", as a
     * partner would.
     */
    Answer insist(String path, String key, String body) {
        return await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(PAUSE)
                .ignoreExceptionsInstanceOf(NoAnswer.class)
                .until(() -> post(path, key, body), answer -> !NOT_NOW.contains(answer.status()));
    }

    private HttpRequest.Builder request(String path) {
        var uri = URI.create("http://localhost:%d%s".formatted(ports.of(Part.GATEWAY), path));
        var request =
                HttpRequest.newBuilder(uri)
                        .timeout(LIMIT)
                        .header("Authorization", "Bearer " + token);
        traceparent.ifPresent(it -> request.header("traceparent", it));
        return request;
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            return answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new NoAnswer(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Answer answer(HttpResponse<String> response) {
        return new Answer(
                response.statusCode(),
                JsonMapper.shared().readTree(response.body()),
                response.headers().firstValue("Idempotent-Replayed").isPresent(),
                response.headers().firstValue("X-Request-Id").orElse(""));
    }
}

package plusone.loyalty;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import plusone.callers.TestIssuer;
import plusone.contract.ApiDescription;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

/** The service as its callers see it: over HTTP, with tokens. */
@TestComponent
@Lazy
public class Loyalty {

    private static final ApiDescription API = ApiDescription.at("/openapi/loyalty.yaml");
    private static final AtomicLong COUNTER = new AtomicLong();

    private final WebTestClient client;
    private final TestIssuer issuer;
    private final JsonMapper json;

    Loyalty(@LocalServerPort int port, TestIssuer issuer, JsonMapper json) {
        this.client =
                WebTestClient.bindToServer()
                        .baseUrl("http://127.0.0.1:" + port)
                        .responseTimeout(Duration.ofSeconds(30))
                        .build();
        this.issuer = issuer;
        this.json = json;
    }

    public TestIssuer issuer() {
        return issuer;
    }

    public String service() {
        return issuer.service("referral-service");
    }

    /** A name that no other test uses. */
    public static String unique(String prefix) {
        return prefix + "-" + COUNTER.incrementAndGet() + "-" + ProcessHandle.current().pid();
    }

    /** A member with nothing yet. */
    public UUID member() {
        return member(unique("customer"));
    }

    public UUID member(String externalId) {
        var answer =
                post(
                        "/v1/members",
                        service(),
                        unique("enrol"),
                        Map.of("externalId", externalId, "email", externalId + "@example.org"));
        assertThat(answer.status()).isEqualTo(201);
        return UUID.fromString(answer.body().get("id").asString());
    }

    public UUID memberWith(long points) {
        var member = member();
        if (points > 0) assertThat(earn(member, points, unique("given")).status()).isEqualTo(201);
        return member;
    }

    public Answered earn(UUID member, long points, String key) {
        return post("/v1/transactions", service(), key, transaction("EARN", member, points));
    }

    public Answered spend(UUID member, long points, String key) {
        return post("/v1/transactions", service(), key, transaction("SPEND", member, points));
    }

    public Answered transfer(UUID from, UUID to, long points, String key) {
        return post(
                "/v1/transactions",
                service(),
                key,
                Map.of(
                        "type",
                        "TRANSFER",
                        "memberId",
                        from,
                        "toMemberId",
                        to,
                        "points",
                        points,
                        "reason",
                        "gift"));
    }

    public Answered reverse(UUID transaction, String key) {
        return post(
                "/v1/transactions/" + transaction + "/reversal",
                service(),
                key,
                Map.of("reason", "returned"));
    }

    public static Map<String, Object> transaction(String type, UUID member, long points) {
        return Map.of("type", type, "memberId", member, "points", points, "reason", "test");
    }

    public JsonNode balance(UUID member) {
        return get("/v1/members/" + member + "/balance", service()).body();
    }

    public long available(UUID member) {
        return balance(member).get("available").asLong();
    }

    public Answered get(String path, String token) {
        return answered(
                client.get()
                        .uri(path)
                        .headers(headers -> headers.setBearerAuth(token))
                        .exchange()
                        .expectBody()
                        .returnResult());
    }

    public Answered post(String path, String token, String key, Object body) {
        return send(HttpMethod.POST, path, token, key, body);
    }

    public Answered send(HttpMethod method, String path, String token, String key, Object body) {
        return answered(
                client.method(method)
                        .uri(path)
                        .headers(
                                headers -> {
                                    if (token != null) headers.setBearerAuth(token);
                                    if (key != null) headers.set("Idempotency-Key", key);
                                    headers.set("Content-Type", "application/json");
                                })
                        .bodyValue(
                                body instanceof String text ? text : json.writeValueAsString(body))
                        .exchange()
                        .expectBody()
                        .returnResult());
    }

    private Answered answered(EntityExchangeResult<byte[]> result) {
        var body =
                result.getResponseBody() == null ? "" : new String(result.getResponseBody(), UTF_8);
        var headers = result.getResponseHeaders();
        API.check(result);
        return new Answered(
                result.getStatus().value(),
                body.isEmpty() ? NullNode.getInstance() : json.readTree(body),
                headers.getFirst("Idempotent-Replayed") != null,
                headers);
    }

    /** Runs the same thing so many times at once. */
    public static <T> List<T> atOnce(int times, IntFunction<T> work) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures =
                    IntStream.range(0, times)
                            .mapToObj(
                                    number ->
                                            CompletableFuture.supplyAsync(
                                                    () -> work.apply(number), threads))
                            .toList();
            return futures.stream().map(CompletableFuture::join).toList();
        }
    }

    /** An answer as the caller got it. */
    public record Answered(int status, JsonNode body, boolean replayed, HttpHeaders headers) {

        public String type() {
            return body.path("type").asString("");
        }
    }
}

package plusone.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
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

/**
 * The service as its callers see it: over HTTP, with tokens. Every answer is held against the API
 * description.
 */
@TestComponent
@Lazy
public class Notification {

    private static final ApiDescription API = ApiDescription.at("/openapi/notification.yaml");
    private static final AtomicLong COUNTER = new AtomicLong();

    private final WebTestClient client;
    private final TestIssuer issuer;
    private final JsonMapper json;

    Notification(@LocalServerPort int port, TestIssuer issuer, JsonMapper json) {
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
        return issuer.service("loyalty-service");
    }

    public String support() {
        return issuer.staff("sam", "support");
    }

    /** A name that no other test uses. */
    public static String unique(String prefix) {
        return prefix + "-" + COUNTER.incrementAndGet() + "-" + ProcessHandle.current().pid();
    }

    /** A contact with an address, which speaks English and wants to be called Ada. */
    public static Map<String, Object> contact(String externalId) {
        return new HashMap<>(
                Map.of(
                        "externalId",
                        externalId,
                        "displayName",
                        "Ada",
                        "email",
                        externalId + "@example.org",
                        "locale",
                        "en-GB",
                        "timeZone",
                        "Europe/Berlin",
                        "version",
                        1));
    }

    /** Tells the service of a contact. */
    public void know(UUID member, Map<String, Object> contact) {
        assertThat(put(member, contact).status()).isEqualTo(204);
    }

    public Answered put(UUID member, Map<String, Object> contact) {
        return send(HttpMethod.PUT, contactOf(member), service(), null, contact);
    }

    public Answered forget(UUID member) {
        return send(HttpMethod.DELETE, contactOf(member), service(), null, "");
    }

    public static String contactOf(UUID member) {
        return "/v1/members/" + member + "/contact";
    }

    public static Map<String, Object> pointsEarned(UUID member, long points, String key) {
        return Map.of(
                "memberId",
                member,
                "template",
                "points-earned",
                "data",
                Map.of("points", points, "reason", "1 point per euro", "available", 1200),
                "dedupeKey",
                key);
    }

    /** Sends a message about earned points, and answers its id. */
    public UUID tell(UUID member, long points) {
        var answer = post(pointsEarned(member, points, unique("event")));
        assertThat(answer.status()).isEqualTo(202);
        return UUID.fromString(answer.body().get("id").asString());
    }

    public Answered post(Object message) {
        return send(HttpMethod.POST, "/v1/messages", service(), null, message);
    }

    /** A message as support sees it. */
    public JsonNode message(UUID id) {
        return get("/v1/messages/" + id, support()).body();
    }

    /** The mail of a message as support sees it. */
    public JsonNode mailOf(UUID message) {
        return message(message).get("deliveries").get(1);
    }

    public JsonNode inboxOf(String customer) {
        return get("/v1/me/inbox", issuer.customer(customer)).body().get("items");
    }

    public Answered read(String customer, String item, String key) {
        return send(
                HttpMethod.POST,
                "/v1/me/inbox/" + item + "/read",
                issuer.customer(customer),
                key,
                "");
    }

    public Answered get(String path, String token) {
        return send(HttpMethod.GET, path, token, null, "");
    }

    public Answered send(HttpMethod method, String path, String token, String key, Object body) {
        var request = client.method(method).uri(path).headers(headers -> fill(headers, token, key));
        var text = body instanceof String it ? it : json.writeValueAsString(body);
        if (!text.isEmpty()) request.header("Content-Type", "application/json").bodyValue(text);
        return answered(request.exchange().expectBody().returnResult());
    }

    private Answered answered(EntityExchangeResult<byte[]> result) {
        API.check(result);
        var body = result.getResponseBody();
        return new Answered(
                result.getStatus().value(),
                body == null || body.length == 0 ? NullNode.getInstance() : json.readTree(body),
                result.getResponseHeaders());
    }

    private static void fill(HttpHeaders headers, String token, String key) {
        if (token != null) headers.setBearerAuth(token);
        if (key != null) headers.set("Idempotency-Key", key);
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
    public record Answered(int status, JsonNode body, HttpHeaders headers) {

        public String type() {
            return body.path("type").asString("");
        }

        public boolean replayed() {
            return headers.getFirst("Idempotent-Replayed") != null;
        }

        /** Where the first fault of a refused request is. */
        public String pointer() {
            return body.path("errors").path(0).path("pointer").asString("");
        }
    }
}

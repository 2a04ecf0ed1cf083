package plusone.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import plusone.contract.MovableClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

/**
 * The service as its callers see it: over HTTP, with tokens. Every answer is held against the API
 * description.
 */
@TestComponent
@Lazy
public class ReferralService {

    private static final ApiDescription API = ApiDescription.at("/openapi/referral.yaml");
    private static final AtomicLong COUNTER = new AtomicLong();

    private final String base;
    private final WebTestClient client;
    private final TestIssuer issuer;
    private final LoyaltyStandIn loyalty;
    private final MovableClock clock;
    private final JsonMapper json;

    ReferralService(
            @LocalServerPort int port,
            TestIssuer issuer,
            LoyaltyStandIn loyalty,
            MovableClock clock,
            JsonMapper json) {
        this.base = "http://127.0.0.1:" + port;
        this.client = WebTestClient.bindToServer().responseTimeout(Duration.ofSeconds(30)).build();
        this.issuer = issuer;
        this.loyalty = loyalty;
        this.clock = clock;
        this.json = json;
    }

    public TestIssuer issuer() {
        return issuer;
    }

    public String marketing() {
        return issuer.staff("mara", "marketing");
    }

    public String acme() {
        return issuer.partner("acme", "referrals:read", "referrals:write");
    }

    public String bolt() {
        return issuer.partner("bolt", "referrals:read", "referrals:write");
    }

    public String service() {
        return issuer.service("suite");
    }

    /** A name that no other test uses. */
    public static String unique(String prefix) {
        return prefix + "-" + COUNTER.incrementAndGet() + "-" + ProcessHandle.current().pid();
    }

    /** A running programme: 500 and 250 points for a purchase, paid at once. */
    public static Map<String, Object> terms() {
        return new HashMap<>(
                Map.of(
                        "name",
                        "Plus One",
                        "landingUrl",
                        "https://shop.example/welcome?from=app",
                        "advocatePoints",
                        500,
                        "friendPoints",
                        250,
                        "qualifyingEvent",
                        "purchase",
                        "attributionDays",
                        30,
                        "returnDays",
                        0,
                        "status",
                        "RUNNING"));
    }

    public String programme(String field, Object value) {
        var terms = terms();
        terms.put(field, value);
        return programme(terms);
    }

    /** Sets a programme up, and answers its id. */
    public String programme(Map<String, Object> terms) {
        var answer = post("/v1/programmes", marketing(), unique("programme"), terms);
        assertThat(answer.status()).isEqualTo(201);
        return answer.text("id");
    }

    /** Makes somebody a member long ago and an advocate now, and answers their code. */
    public String code(String programme, String externalId) {
        loyalty.knows(externalId, Instant.parse("2020-01-01T00:00:00Z"));
        var answer =
                post(
                        "/v1/advocates",
                        service(),
                        unique("advocate"),
                        Map.of("programmeId", programme, "externalId", externalId));
        assertThat(answer.status()).isIn(200, 201);
        return answer.text("code");
    }

    public static Map<String, Object> registration(String programme, String code, String friend) {
        return Map.of(
                "programmeId", programme,
                "code", code,
                "friend", Map.of("externalId", friend, "email", friend + "@example.org"));
    }

    public Answered register(String programme, String code, String friend) {
        return post(
                "/v1/referrals",
                acme(),
                unique("registration"),
                registration(programme, code, friend));
    }

    /** A referral of acme, whose friend loyalty will enrol; answers its id. */
    public String referral(String programme, String advocate, String friend) {
        loyalty.enrols(friend);
        var answer = register(programme, code(programme, advocate), friend);
        assertThat(answer.status()).isEqualTo(201);
        return answer.text("id");
    }

    public Map<String, Object> conversion(String eventId) {
        return new HashMap<>(Map.of("eventId", eventId, "occurredAt", clock.instant().toString()));
    }

    public Answered convert(String referral) {
        return convert(referral, unique("conversion"), conversion(unique("order")));
    }

    public Answered convert(String referral, String key, Map<String, Object> conversion) {
        return post("/v1/referrals/" + referral + "/conversions", acme(), key, conversion);
    }

    /** Converts a referral, and waits until everything is paid. */
    public void reward(String referral) {
        convert(referral);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> see(referral).get("status").asString().equals("REWARDED"));
    }

    /** A referral as acme sees it. */
    public JsonNode see(String referral) {
        return get("/v1/referrals/" + referral, acme()).body();
    }

    public Answered get(String path, String token) {
        return send(HttpMethod.GET, path, token, null, "");
    }

    public Answered post(String path, String token, String key, Object body) {
        return send(HttpMethod.POST, path, token, key, body);
    }

    public Answered send(HttpMethod method, String path, String token, String key, Object body) {
        var request =
                client.method(method)
                        .uri(URI.create(base + path))
                        .headers(headers -> fill(headers, token, key));
        var text = body instanceof String it ? it : json.writeValueAsString(body);
        if (!text.isEmpty()) request.header("Content-Type", "application/json").bodyValue(text);
        var exchange = request.exchange().expectBody().returnResult();
        API.check(exchange);
        return answered(exchange);
    }

    private Answered answered(EntityExchangeResult<byte[]> result) {
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

        public String text(String field) {
            return body.path(field).asString("");
        }

        public String type() {
            return text("type").replace("/problems/", "");
        }

        public boolean replayed() {
            return headers.getFirst("Idempotent-Replayed") != null;
        }
    }
}

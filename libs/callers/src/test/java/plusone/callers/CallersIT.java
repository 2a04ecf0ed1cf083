package plusone.callers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.function.client.WebClient;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "plusone.sign-in.public-paths=/open/**",
            "plusone.sign-in.client-id=referral-service",
            "plusone.sign-in.client-secret=secret"
        })
@AutoConfigureWebTestClient(timeout = "20s")
class CallersIT {

    private static final TestIssuer ISSUER = TestIssuer.start();

    private static final Map<String, Function<TestIssuer, String>> BROKEN =
            Map.of(
                    "expired", TestIssuer::expired,
                    "endless", TestIssuer::endless,
                    "of another issuer", TestIssuer::ofAnotherIssuer,
                    "for another audience", TestIssuer::forAnotherAudience,
                    "of no kind", TestIssuer::ofNoKind,
                    "signed by another", TestIssuer::signedByAnother,
                    "unsigned", TestIssuer::unsigned,
                    "no token at all", _ -> "nonsense",
                    "a partner without an id", it -> it.mint("acme", "partner", _ -> {}));

    @Autowired private WebTestClient client;
    @Autowired private ServiceSignIn signIn;
    @LocalServerPort private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        ISSUER.register(settings);
    }

    @AfterAll
    static void stop() {
        ISSUER.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/anyone", "/v1/nowhere", "/", "/actuator/health", "/error"})
    void wantsATokenForEveryPath(String path) {
        var answer = client.get().uri(path).exchange();

        answer.expectHeader().valueEquals(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        problem(answer, 401, "sign-in-required");
    }

    @Test
    void answersUnknownPathsOnceSignedIn() {
        problem(get("/v1/nowhere", ISSUER.customer("ada")), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "expired",
                "endless",
                "of another issuer",
                "for another audience",
                "of no kind",
                "signed by another",
                "unsigned",
                "no token at all",
                "a partner without an id"
            })
    void refusesATokenThatIs(String kind) {
        var answer = get("/v1/anyone", BROKEN.get(kind).apply(ISSUER));

        answer.expectHeader()
                .valueEquals(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        problem(answer, 401, "sign-in-required");
    }

    @Test
    void asksForTheKeysOnceHoweverManyUnknownOnesAreNamed() {
        get("/v1/anyone", ISSUER.customer("ada")).expectStatus().isOk();
        var before = ISSUER.fetched();

        for (var number = 0; number < 200; number++)
            problem(get("/v1/anyone", ISSUER.naming("key-" + number)), 401, "sign-in-required");

        // Once a pause of ten seconds: even on a slow machine these take no minute.
        assertThat(ISSUER.fetched() - before).isLessThanOrEqualTo(6);
    }

    @Test
    void refusesTwoCallersAtOnce() {
        for (var other : List.of("Bearer " + ISSUER.customer("ben"), "Negotiate x", "Bearer"))
            problem(
                    client.get()
                            .uri("/v1/anyone")
                            .header("Authorization", "Bearer " + ISSUER.customer("ada"), other)
                            .exchange(),
                    400,
                    "invalid-request");
        var joined = ISSUER.customer("ada") + ", Bearer " + ISSUER.customer("ben");
        problem(get("/v1/anyone", joined), 401, "sign-in-required");
    }

    @Test
    void letsPublicPathsThroughWithoutAToken() {
        client.get().uri("/open/door").exchange().expectStatus().isOk();
    }

    @Test
    void tellsTheEndpointWhoCalls() {
        get("/v1/anyone", ISSUER.partner("acme", "referrals:read", "events:write"))
                .expectBody()
                .json(
                        """
                        {"kind": "PARTNER", "subject": "acme", "partnerId": "acme", "roles": [],
                         "scopes": ["referrals:read", "events:write"]}""");
    }

    @Test
    void readsScopesInOneTextToo() {
        var token =
                ISSUER.mint(
                        "client-7",
                        "partner",
                        it -> it.claim("partner_id", "acme").claim("scope", "a referrals:read"));

        get("/v1/partners", token).expectBody(String.class).isEqualTo("partner:acme");
    }

    @ParameterizedTest
    @CsvSource({
        "ada, /v1/anyone, 200",
        "ada, /v1/customers, 200",
        "ada, /v1/staff, 403",
        "ada, /v1/marketing, 403",
        "ada, /v1/partners, 403",
        "acme, /v1/partners, 200",
        "bolt, /v1/partners, 403",
        "acme, /v1/customers, 403",
        "mara, /v1/marketing, 200",
        "mara, /v1/staff, 200",
        "fred, /v1/staff, 200",
        "fred, /v1/marketing, 403",
        "max, /v1/marketing, 200",
        "max, /v1/partners, 403",
        "loyalty-service, /v1/staff, 403",
    })
    void allowsWhomAnEndpointIsFor(String who, String path, int status) {
        get(path, token(who)).expectStatus().isEqualTo(status);
    }

    @Test
    void refusesTheCallerBeforeItLooksAtTheBody() {
        problem(post("/v1/services", token("ada"), "not json"), 403, "not-allowed");
        problem(
                post("/v1/services", token("loyalty-service"), "not json"),
                415,
                "unsupported-media-type");
    }

    @Test
    void refusesTheMethodBeforeTheCaller() {
        problem(post("/v1/customers", token("acme"), "{}"), 405, "method-not-allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FOO", "TRACE", "CONNECT", "get", "PATCH"})
    void namesTheMethodsThatAPathTakesHoweverUnusualTheOneSent(String method) {
        var answer = send(method, "/v1/customers", token("ada"));

        answer.expectHeader().valueEquals("Allow", "GET");
        problem(answer, 405, "method-not-allowed");
        problem(send(method, "/v1/nowhere", token("ada")), 404, "not-found");
        problem(send(method, "/v1/customers", "nonsense"), 401, "sign-in-required");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/anyone;a=b",
                "/v1//anyone",
                "/v1/%2e%2e/anyone",
                "/v1/any%2fone",
                "/v1/%00"
            })
    void answersWhatTheFirewallRefusesAsAProblem(String path) {
        problem(get(path, token("ada")), 400, "request-refused");
    }

    @Test
    void keepsTheSecurityHeadersAndSetsNoCookie() {
        var answer = get("/v1/customers", token("ada"));

        answer.expectHeader().valueEquals("X-Content-Type-Options", "nosniff");
        answer.expectHeader().doesNotExist("Set-Cookie");
    }

    @Test
    void doesNotStartWithAnEndpointThatIsForNobody() throws NoSuchMethodException {
        var endpoint = new HandlerMethod("a text", "toString");

        assertThatThrownBy(() -> new AllowedForCheck().atStart(endpoint, "/v1/forgotten"))
                .hasMessageContaining("/v1/forgotten")
                .hasMessageContaining("@AllowedFor");
        assertThatCode(() -> new AllowedForCheck("/v1/open/*").atStart(endpoint, "/v1/open/door"))
                .doesNotThrowAnyException();
    }

    @Test
    void signsAServiceInOnceForManyCalls() {
        var before = ISSUER.granted();
        var calls = WebClient.builder().baseUrl("http://127.0.0.1:" + port).filter(signIn).build();

        for (var i = 0; i < 3; i++) {
            var who = calls.get().uri("/v1/anyone").retrieve().bodyToMono(String.class).block();
            assertThat(who).contains("\"subject\":\"referral-service\"");
        }

        assertThat(ISSUER.granted() - before).isLessThanOrEqualTo(1);
    }

    private static String token(String who) {
        return switch (who) {
            case "acme" -> ISSUER.partner("acme", "referrals:read");
            case "bolt" -> ISSUER.partner("bolt", "events:write");
            case "mara" -> ISSUER.staff("mara", "marketing");
            case "fred" -> ISSUER.staff("fred", "finance");
            case "max" -> ISSUER.staff("max", "admin");
            case "loyalty-service" -> ISSUER.service("loyalty-service");
            default -> ISSUER.customer(who);
        };
    }

    private ResponseSpec get(String path, String token) {
        return client.get()
                .uri(java.net.URI.create("http://127.0.0.1:" + port + path))
                .headers(it -> it.setBearerAuth(token))
                .exchange();
    }

    private ResponseSpec send(String method, String path, String token) {
        return client.method(HttpMethod.valueOf(method))
                .uri(path)
                .headers(it -> it.setBearerAuth(token))
                .exchange();
    }

    private ResponseSpec post(String path, String token, String body) {
        return client.post()
                .uri(path)
                .headers(it -> it.setBearerAuth(token))
                .contentType(MediaType.TEXT_PLAIN)
                .bodyValue(body)
                .exchange();
    }

    private static void problem(ResponseSpec answer, int status, String slug) {
        answer.expectStatus().isEqualTo(status);
        answer.expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON);
        answer.expectHeader().exists("X-Request-Id");
        answer.expectBody().jsonPath("$.type").isEqualTo("/problems/" + slug);
    }
}

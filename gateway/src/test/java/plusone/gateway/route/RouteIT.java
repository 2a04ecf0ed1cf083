package plusone.gateway.route;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static plusone.gateway.Services.ISSUER;

import java.net.URI;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import plusone.gateway.GatewayTest;
import plusone.gateway.Services;

@GatewayTest
class RouteIT {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @Autowired private WebTestClient client;
    @LocalServerPort private int port;
    @LocalManagementPort private int managementPort;

    @BeforeEach
    void reset() {
        Services.reset();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/members, LOYALTY",
        "/v1/members/7/balance, LOYALTY",
        "/v1/members/7/transactions?limit=5&cursor=a%2Bb, LOYALTY",
        "/v1/members?q=%C3%A4%25[0], LOYALTY",
        "/v1/transactions/7, LOYALTY",
        "/v1/events/e-1, LOYALTY",
        "/v1/ledger/integrity, LOYALTY",
        "/v1/me/enrolment, LOYALTY",
        "/v1/me/profile, LOYALTY",
        "/v1/me/transactions, LOYALTY",
        "/v1/programmes, REFERRAL",
        "/v1/advocates/7, REFERRAL",
        "/v1/referrals/7/conversions, REFERRAL",
        "/v1/me/referral, REFERRAL",
        "/v1/me/referrals, REFERRAL",
        "/v1/messages/7, NOTIFICATION",
        "/v1/me/inbox, NOTIFICATION",
        "/v1/me/inbox/7/read, NOTIFICATION",
        "/v1/openapi/loyalty.json, LOYALTY",
    })
    void leadsEachPathToItsService(String path, Service service) {
        get(path, ISSUER.customer("ada"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.from")
                .isEqualTo(service.name().toLowerCase(Locale.ROOT));
        Services.of(service).verify(getRequestedFor(urlEqualTo(path)));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/operations?key=7, LOYALTY",
        "/v1/operations?key=7&service=loyalty, LOYALTY",
        "/v1/operations?key=7&service=referral, REFERRAL",
        "/v1/operations?key=7&service=notification, NOTIFICATION",
        "/v1/operations?key=7&service=billing, LOYALTY", // which knows that there is none
    })
    void asksTheServiceOfAnOperation(String path, Service service) {
        leadsEachPathToItsService(path, service);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/members/7/contact",
                "/v1/members/7/contact/x",
                "/v1/me/home",
                "/v1/me/",
                "/v1/erasures",
                "/v1/campaigns",
                "/actuator/health",
                "/actuator/gateway/routes",
                "/",
            })
    void knowsNoOtherPath(String path) {
        problem(get(path, ISSUER.service("loyalty-service")), 404, "not-found");
        problem(client.get().uri(path).exchange(), 401, "sign-in-required");
    }

    @Test
    void wantsATokenBeforeItAsksAService() {
        problem(client.get().uri("/v1/members/7").exchange(), 401, "sign-in-required");

        Services.of(Service.LOYALTY).verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void letsAnyoneFollowAReferralLink() {
        Services.of(Service.REFERRAL)
                .stubFor(
                        any(anyUrl())
                                .willReturn(
                                        aResponse()
                                                .withStatus(302)
                                                .withHeader(
                                                        "Location", "https://shop.example/hi")));

        client.get()
                .uri("/r/ADA-7")
                .exchange()
                .expectStatus()
                .isEqualTo(302)
                .expectHeader()
                .valueEquals("Location", "https://shop.example/hi");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/r", "/r/", "/r/ADA7/", "/r/ADA7.", "/r/a/b", "/r/ADA7%C2%A0"})
    void leavesWhateverALinkIsLikeToReferral(String path) {
        client.get()
                .uri(URI.create("http://127.0.0.1:" + port + path))
                .exchange()
                .expectStatus()
                .isOk();

        Services.of(Service.REFERRAL).verify(getRequestedFor(urlEqualTo(path)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/r//a", "/r/a;b=c"})
    void tellsPeopleWhoseLinkIsRefusedInPlainWords(String path) {
        var page =
                client.get()
                        .uri(URI.create("http://127.0.0.1:" + port + path))
                        .accept(MediaType.TEXT_HTML)
                        .exchange();

        page.expectHeader().contentTypeCompatibleWith(MediaType.TEXT_HTML);
        page.expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .value(it -> assertThat(it).contains("<h1>This link"));
    }

    @Test
    void passesTheTokenTheKeyAndTheBodyOn() {
        var token = ISSUER.service("referral-service");
        client.post()
                .uri("/v1/transactions")
                .headers(it -> it.setBearerAuth(token))
                .header("Idempotency-Key", "order-7")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"points\": 5}")
                .exchange()
                .expectStatus()
                .isOk();

        Services.of(Service.LOYALTY)
                .verify(
                        postRequestedFor(urlEqualTo("/v1/transactions"))
                                .withHeader("Authorization", equalTo("Bearer " + token))
                                .withHeader("Idempotency-Key", equalTo("order-7"))
                                .withRequestBody(equalTo("{\"points\": 5}")));
    }

    @Test
    void carriesTheTraceOnAndNamesItOnceInTheAnswer() {
        Services.of(Service.LOYALTY)
                .stubFor(any(anyUrl()).willReturn(aResponse().withHeader("X-Request-Id", TRACE)));

        var answer =
                client.get()
                        .uri("/v1/members/7")
                        .headers(it -> it.setBearerAuth(ISSUER.customer("ada")))
                        .header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
                        .exchange();

        answer.expectHeader().valueEquals("X-Request-Id", TRACE);
        Services.of(Service.LOYALTY)
                .verify(
                        getRequestedFor(anyUrl())
                                .withHeader(
                                        "traceparent",
                                        matching("00-" + TRACE + "-(?!b7ad6b7169203331).*")));
    }

    @Test
    void doesNotBelieveWhoSaysTheyAreAProxy() {
        client.get()
                .uri("/v1/members/7")
                .headers(it -> it.setBearerAuth(ISSUER.customer("ada")))
                .header("X-Forwarded-For", "10.0.0.1")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Prefix", "/evil")
                .header("Forwarded", "host=evil.example")
                .exchange()
                .expectStatus()
                .isOk();

        Services.of(Service.LOYALTY)
                .verify(
                        getRequestedFor(anyUrl())
                                .withHeader("X-Forwarded-For", absent())
                                .withHeader("X-Forwarded-Host", absent())
                                .withHeader("X-Forwarded-Prefix", absent())
                                .withHeader("Forwarded", absent()));
    }

    @Test
    void passesAnAnswerOfAServiceOnUnchanged() {
        Services.of(Service.LOYALTY)
                .stubFor(
                        any(anyUrl())
                                .willReturn(
                                        aResponse()
                                                .withStatus(500)
                                                .withHeader(
                                                        "Content-Type", "application/problem+json")
                                                .withBody(
                                                        "{\"type\": \"/problems/internal-error\"}")));

        var answer = get("/v1/members/7", ISSUER.customer("ada"));

        answer.expectHeader().valueEquals("Content-Type", "application/problem+json");
        answer.expectStatus()
                .isEqualTo(500)
                .expectBody()
                .json("{\"type\": \"/problems/internal-error\"}");
    }

    @Test
    void showsHealthAndMetricsOnTheManagementPortOnly() {
        var management =
                WebTestClient.bindToServer().baseUrl("http://127.0.0.1:" + managementPort).build();

        management.get().uri("/actuator/health").exchange().expectStatus().isOk();
        management.get().uri("/actuator/prometheus").exchange().expectStatus().isOk();
        management.get().uri("/actuator/gateway/routes").exchange().expectStatus().isNotFound();
        management.get().uri("/actuator/env").exchange().expectStatus().isNotFound();
        client.get().uri("/readyz").exchange().expectStatus().isOk();
        client.get().uri("/livez").exchange().expectStatus().isOk();
    }

    @Test
    void leavesTheSizeOfABodyToTheService() {
        post("a".repeat(4_000_000)).expectStatus().isOk();
        problem(post("a".repeat(17_000_000)), 413, "body-too-large");
    }

    @Test
    void switchesToNoOtherProtocol() {
        client.get()
                .uri("/v1/members/7")
                .headers(it -> it.setBearerAuth(ISSUER.customer("ada")))
                .header("Connection", "Upgrade")
                .header("Upgrade", "websocket")
                .header("Sec-WebSocket-Version", "13")
                .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void answersWhatTheFirewallRefusesAsAProblem() {
        problem(get("/v1/members/7;x=1", ISSUER.customer("ada")), 400, "request-refused");
        assertThat(Services.of(Service.LOYALTY).getAllServeEvents()).isEmpty();
    }

    private ResponseSpec post(String body) {
        return client.post()
                .uri("/v1/transactions")
                .headers(it -> it.setBearerAuth(ISSUER.service("referral-service")))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private ResponseSpec get(String path, String token) {
        return client.get()
                .uri(URI.create("http://127.0.0.1:" + port + path))
                .headers(it -> it.setBearerAuth(token))
                .exchange();
    }

    private static void problem(ResponseSpec answer, int status, String slug) {
        answer.expectStatus().isEqualTo(status);
        answer.expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON);
        answer.expectBody().jsonPath("$.type").isEqualTo("/problems/" + slug);
    }
}

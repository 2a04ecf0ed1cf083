package plusone.gateway.home;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static plusone.gateway.Services.ISSUER;
import static plusone.gateway.Services.home;
import static plusone.gateway.Services.json;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import plusone.contract.ApiDescription;
import plusone.contract.ProviderContract;
import plusone.gateway.GatewayTest;
import plusone.gateway.Services;
import plusone.gateway.route.Service;

@GatewayTest
@TestPropertySource(properties = "plusone.route.breaker.fewest=1000")
@ExtendWith(OutputCaptureExtension.class)
class HomeIT {

    private static final ApiDescription API = ApiDescription.at("/openapi/gateway.yaml");

    private static final String MEMBER =
            """
            {"id": "01991b2e-0000-7000-8000-000000000007", "externalId": "ada", "displayName": "Ada", "locale": "en",
             "timeZone": "UTC", "attributes": {}, "status": "ACTIVE", "createdAt": "2026-05-01T00:00:00Z"}""";

    private static final String BALANCE =
            """
            {"available": 49, "pending": 0, "held": 0, "debt": 0, "lifetimeEarned": 49, "expiring": [],
             "asOf": "2026-05-04T10:00:02Z"}""";

    @Autowired private WebTestClient client;

    @BeforeEach
    void answerAll() {
        Services.reset();
        home(
                Service.LOYALTY,
                json(
                        200,
                        """
                        {"member": %s, "balance": %s,
                         "expiring": [], "asOf": "2026-05-04T10:00:02Z"}"""
                                .formatted(MEMBER, BALANCE)));
        home(
                Service.REFERRAL,
                json(
                        200,
                        """
                        {"referral": {"code": "ADA7", "shareUrl": "http://localhost/r/ADA7", "invited": 2, "rewarded": 1},
                         "asOf": "2026-05-04T10:00:01.5Z"}"""));
        home(
                Service.NOTIFICATION,
                json(
                        200,
                        "{\"inbox\": {\"unread\": 0, \"latest\": []}, \"asOf\": \"2026-05-04T10:00:03Z\"}"));
    }

    @Test
    void putsThePartsOfAllServicesOnOneScreen() {
        var answer = screen();

        answer.expectHeader().valueEquals("Cache-Control", "no-cache, private");
        var body =
                answer.expectStatus()
                        .isOk()
                        .expectBody()
                        .json(
                                """
                        {"member": %s, "balance": %s, "expiring": [],
                         "referral": {"code": "ADA7", "shareUrl": "http://localhost/r/ADA7", "invited": 2, "rewarded": 1},
                         "inbox": {"unread": 0, "latest": []},
                         "asOf": "2026-05-04T10:00:01.500Z", "degraded": []}"""
                                        .formatted(MEMBER, BALANCE),
                                JsonCompareMode.STRICT)
                        .returnResult();
        API.check(body);
    }

    @ParameterizedTest
    @EnumSource
    void asksEachServiceAsItDescribesAndIsAnsweredSoHere(Service service) {
        var contract = ProviderContract.of(service.label(), "/v1/me/home");
        Services.of(service).addMockServiceRequestListener(contract);

        screen().expectStatus().isOk();

        assertThat(contract.deviations()).isEmpty();
    }

    @Test
    void takesFromEachServiceWhatIsItsToSay() {
        home(
                Service.REFERRAL,
                json(
                        200,
                        "{\"member\": \"not theirs to say\", \"asOf\": \"2026-05-04T10:00:01Z\"}"));

        screen().expectBody().jsonPath("$.member.displayName").isEqualTo("Ada");
    }

    @Test
    void asksWithTheCustomersOwnToken() {
        var token = ISSUER.customer("ada");
        client.get()
                .uri("/v1/me")
                .headers(it -> it.setBearerAuth(token))
                .exchange()
                .expectStatus()
                .isOk();

        for (var service : Service.values()) {
            Services.of(service)
                    .verify(
                            getRequestedFor(urlEqualTo("/v1/me/home"))
                                    .withHeader("Authorization", equalTo("Bearer " + token)));
        }
    }

    @Test
    void goesWithoutAPartThatFails() {
        home(Service.LOYALTY, json(500, "{}"));

        degraded("member", "balance", "expiring").jsonPath("$.referral.code").isEqualTo("ADA7");
    }

    @Test
    void tellsInTheLogWhatItGoesWithout(CapturedOutput output) {
        home(Service.REFERRAL, json(500, "{}"));

        var trace =
                screen().expectBody().returnResult().getResponseHeaders().getFirst("X-Request-Id");

        assertThat(output.getAll().lines())
                .anyMatch(line -> line.contains("goes without REFERRAL") && line.contains(trace));
    }

    @Test
    void goesWithoutAPartThatIsSlow() {
        home(Service.NOTIFICATION, json(200, "{\"inbox\": {}}").withFixedDelay(3000));

        degraded("inbox")
                .jsonPath("$.balance.available")
                .isEqualTo(49)
                .jsonPath("$.inbox")
                .doesNotExist();
    }

    @Test
    void goesWithoutAPartThatRefusesWhatNoCustomerCanMend() {
        home(Service.NOTIFICATION, json(400, "{\"type\": \"/problems/invalid-request\"}"));
        home(Service.REFERRAL, json(404, "{\"type\": \"/problems/not-found\"}"));

        degraded("referral", "inbox").jsonPath("$.asOf").isEqualTo("2026-05-04T10:00:02Z");
    }

    @ParameterizedTest
    @EnumSource
    void saysThatTheTokenIsRefusedWhereAPartRefusesIt(Service service) {
        home(service, json(401, "{\"type\": \"/problems/sign-in-required\"}"));

        var answer = screen();

        answer.expectHeader().valueEquals("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        answer.expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/sign-in-required");
    }

    @ParameterizedTest
    @EnumSource
    void saysWhichRightIsMissingWhereAPartRefusesTheCustomer(Service service) {
        home(service, json(403, "{\"type\": \"/problems/not-allowed\"}"));

        screen().expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/not-allowed");
    }

    @Test
    void goesWithoutAPartThatAnswersTooMuch() {
        var much = "{\"inbox\": {\"latest\": [\"" + "a".repeat(300_000) + "\"]}}";
        home(Service.NOTIFICATION, json(200, much));

        degraded("inbox").jsonPath("$.balance.available").isEqualTo(49);
    }

    @Test
    void takesOverWhatAPartItselfGoesWithout() {
        home(
                Service.REFERRAL,
                json(200, "{\"degraded\": [\"referral\"], \"asOf\": \"2026-05-04T10:00:00Z\"}"));

        degraded("referral").jsonPath("$.referral").doesNotExist();
    }

    @Test
    void tellsWhoIsNotEnrolledHowToEnrol() {
        home(Service.LOYALTY, json(404, "{\"type\": \"/problems/not-enrolled\"}"));

        screen().expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/not-enrolled")
                .jsonPath("$.detail")
                .isEqualTo(
                        "You are not a member yet. Enrol with POST /v1/me/enrolment; the body may be {}.");
    }

    @Test
    void isForCustomersOnly() {
        client.get()
                .uri("/v1/me")
                .headers(it -> it.setBearerAuth(ISSUER.staff("max", "admin")))
                .exchange()
                .expectStatus()
                .isForbidden();
        client.get().uri("/v1/me").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void canOnlyBeRead() {
        client.post()
                .uri("/v1/me")
                .headers(it -> it.setBearerAuth(ISSUER.customer("ada")))
                .exchange()
                .expectStatus()
                .isEqualTo(405);
    }

    private WebTestClient.BodyContentSpec degraded(String... fields) {
        var answer = screen();
        answer.expectHeader().valueEquals("Cache-Control", "no-store");
        var body = answer.expectStatus().isOk().expectBody();
        body.jsonPath("$.degraded").isEqualTo(java.util.List.of(fields));
        return body;
    }

    private ResponseSpec screen() {
        return client.get()
                .uri("/v1/me")
                .headers(it -> it.setBearerAuth(ISSUER.customer("ada")))
                .exchange();
    }
}

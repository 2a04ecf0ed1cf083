package plusone.gateway.route;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static plusone.gateway.Services.ISSUER;

import com.github.tomakehurst.wiremock.http.Fault;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import plusone.gateway.GatewayTest;
import plusone.gateway.Services;

@GatewayTest
@TestPropertySource(
        properties = {
            "plusone.route.time-limit=1s",
            "plusone.route.longer[/v1/ledger/integrity]=20s",
            "plusone.route.breaker.window=4",
            "plusone.route.breaker.fewest=4",
            "plusone.route.breaker.pause=500ms",
            "plusone.route.breaker.trials=2"
        })
class BreakerIT {

    private static final String UNAVAILABLE = "/problems/service-unavailable";

    @Autowired private WebTestClient client;
    @Autowired private CircuitBreakerRegistry breakers;

    @BeforeEach
    void reset() {
        Services.reset();
        // A reset would leave the clock of a half-open breaker running.
        breakers.getAllCircuitBreakers().forEach(it -> breakers.remove(it.getName()));
    }

    @Test
    void leavesAServiceAloneThatFailsAndTriesItAgainAfterAPause() {
        loyaltyAnswers(502);
        for (var i = 0; i < 4; i++) {
            get("/v1/members/7").expectStatus().isEqualTo(502);
        }

        var refused = get("/v1/members/7");
        refused.expectHeader().exists("Retry-After");
        refused.expectStatus()
                .isEqualTo(503)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo(UNAVAILABLE);
        Services.of(Service.LOYALTY).verify(4, getRequestedFor(anyUrl()));
        get("/v1/messages/7").expectStatus().isOk();

        loyaltyAnswers(200);
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> get("/v1/members/7").expectStatus().isOk());
    }

    @Test
    void countsNoAnswerThatIsTheCallersFault() {
        loyaltyAnswers(404);

        for (var i = 0; i < 10; i++) {
            get("/v1/members/7").expectStatus().isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503})
    void takesAnAnswerOfAnyKindAsASignOfLife(int status) {
        loyaltyAnswers(status);

        for (var i = 0; i < 10; i++) {
            get("/v1/members/7").expectStatus().isEqualTo(status);
        }
        Services.of(Service.LOYALTY).verify(10, getRequestedFor(anyUrl()));
    }

    @Test
    void answersWithinTheTimeLimitOfTheRoute() {
        Services.of(Service.LOYALTY)
                .stubFor(any(anyUrl()).willReturn(aResponse().withFixedDelay(3000)));

        get("/v1/members/7")
                .expectStatus()
                .isEqualTo(504)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/time-limit-exceeded");
        get("/v1/ledger/integrity").expectStatus().isOk();
    }

    @Test
    void opensForAServiceThatIsTooSlow() {
        Services.of(Service.LOYALTY)
                .stubFor(any(anyUrl()).willReturn(aResponse().withFixedDelay(3000)));
        for (var i = 0; i < 4; i++) {
            get("/v1/members/7").expectStatus().isEqualTo(504);
        }

        get("/v1/members/7").expectStatus().isEqualTo(503);
    }

    @Test
    void saysThatAServiceIsDownWhichBreaksOff() {
        Services.of(Service.LOYALTY)
                .stubFor(
                        any(anyUrl())
                                .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));

        var answer = get("/v1/members/7");

        answer.expectHeader().exists("Retry-After");
        answer.expectStatus().isEqualTo(503).expectBody().jsonPath("$.type").isEqualTo(UNAVAILABLE);
    }

    @Test
    void asksNoServiceForTheHomeScreenWhoseBreakerIsOpen() {
        loyaltyAnswers(502);
        for (var i = 0; i < 4; i++) {
            get("/v1/me").expectStatus().isOk();
        }

        get("/v1/me").expectStatus().isOk();

        Services.of(Service.LOYALTY).verify(4, getRequestedFor(urlEqualTo("/v1/me/home")));
        assertThat(Services.of(Service.REFERRAL).getAllServeEvents()).hasSize(5);
        loyaltyAnswers(200);
        get("/v1/members/7").expectStatus().isOk();
    }

    private static void loyaltyAnswers(int status) {
        Services.of(Service.LOYALTY).stubFor(any(anyUrl()).willReturn(Services.json(status, "{}")));
    }

    private ResponseSpec get(String path) {
        return client.get()
                .uri(path)
                .headers(it -> it.setBearerAuth(ISSUER.customer("ada")))
                .exchange();
    }
}

package plusone.gateway.home;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import plusone.contract.Operations;
import plusone.gateway.Calls;
import plusone.gateway.GatewayTest;
import plusone.gateway.Services;
import plusone.gateway.route.Service;

@GatewayTest
@TestPropertySource(properties = "plusone.route.breaker.pause=1m")
class HomeBreakerIT {

    private static final int FEWEST = 10;
    private static final List<String> OF_LOYALTY = List.of("member", "balance", "expiring");

    @Autowired private CircuitBreakerRegistry breakers;
    @LocalServerPort private int port;
    @LocalManagementPort private int management;

    @BeforeEach
    void reset() {
        Services.reset();
        // A reset would leave the clock of a half-open breaker running.
        breakers.getAllCircuitBreakers().forEach(it -> breakers.remove(it.getName()));
    }

    @Test
    void keepsRoutesOpenWhereAServiceIsTooSlowForTheHomeScreen() {
        Services.of(Service.LOYALTY)
                .stubFor(any(anyUrl()).willReturn(Services.json(200, "{}").withFixedDelay(1600)));

        assertThat(edge().get("/v1/me", FEWEST))
                .allSatisfy(screen -> assertThat(degraded(screen)).containsAll(OF_LOYALTY));
        Services.of(Service.LOYALTY).resetRequests();

        assertThat(degraded(edge().get("/v1/me"))).containsAll(OF_LOYALTY);
        Services.of(Service.LOYALTY).verify(0, getRequestedFor(urlEqualTo("/v1/me/home")));
        assertThat(edge().get("/v1/members/7").outcome()).isEqualTo("200");
        Operations.at(management, port)
                .show("resilience4j_circuitbreaker_state", "name=\"loyalty-home\"", "\"open\"} 1")
                .show("resilience4j_circuitbreaker_state", "name=\"loyalty\"", "closed\"} 1");
    }

    @Test
    void asksAPartOnThatAnswersTooMuchForOneCustomer() {
        var much = "{\"member\": \"" + "a".repeat(300_000) + "\"}";
        Services.home(Service.LOYALTY, Services.json(200, much));
        assertThat(edge().get("/v1/me", 2 * FEWEST))
                .allSatisfy(screen -> assertThat(degraded(screen)).containsAll(OF_LOYALTY));

        Services.home(Service.LOYALTY, Services.json(200, "{\"member\": {}}"));

        assertThat(degraded(edge().get("/v1/me"))).isEmpty();
    }

    private static List<String> degraded(Calls.Answer screen) {
        assertThat(screen.outcome()).isEqualTo("200");
        return screen.body().path("degraded").valueStream().map(it -> it.asString()).toList();
    }

    private Calls edge() {
        return new Calls(port, Services.ISSUER.customer("ada"));
    }
}

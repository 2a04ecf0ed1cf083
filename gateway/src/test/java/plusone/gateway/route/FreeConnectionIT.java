package plusone.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import plusone.gateway.Calls;
import plusone.gateway.RawService;
import plusone.gateway.RawService.Reply;
import plusone.gateway.Services;

/** More calls than connections, which the places of a service are there to prevent. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties =
                "spring.cloud.gateway.server.webflux.httpclient.pool.max-connections="
                        + FreeConnectionIT.CONNECTIONS)
class FreeConnectionIT {

    static final int CONNECTIONS = 2;

    private static final RawService LOYALTY = RawService.start();

    @LocalServerPort private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        Services.register(settings);
        settings.add("plusone.loyalty.url", LOYALTY::url);
    }

    @AfterAll
    static void close() throws IOException {
        LOYALTY.close();
    }

    @Test
    void waitsTwoSecondsForAFreeConnectionWhichIsNoFailureOfTheService() {
        LOYALTY.always(Reply.SILENCE);
        var edge = new Calls(port, Services.ISSUER.customer("ada"));
        var holding = edge.getting("/v1/ledger/integrity"); // which may take longer
        var another = edge.getting("/v1/ledger/integrity");
        await().atMost(Duration.ofSeconds(30)).until(() -> LOYALTY.connections() == CONNECTIONS);

        assertThat(edge.get("/v1/members/7", 20))
                .allSatisfy(
                        answer -> {
                            assertThat(answer.outcome())
                                    .isEqualTo("503 /problems/service-unavailable");
                            assertThat(answer.header("Retry-After")).hasValue("1");
                            assertThat(answer.took()).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
                        });
        LOYALTY.always(Reply.ANSWER);
        holding.cancel(true);
        another.cancel(true);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> edge.get("/v1/members/7").outcome(), "200"::equals);
    }
}

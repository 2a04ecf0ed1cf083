package plusone.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import plusone.contract.Operations;
import plusone.gateway.Calls;
import plusone.gateway.RawService;
import plusone.gateway.RawService.Reply;
import plusone.gateway.Services;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "plusone.route.places=3")
class PlacesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final RawService LOYALTY = RawService.start();

    @LocalServerPort private int port;
    @LocalManagementPort private int management;

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
    void keepASlowServiceFromTakingTheRoomOfTheOthers() {
        Services.reset();
        LOYALTY.always(Reply.SILENCE);
        var edge = new Calls(port, Services.ISSUER.customer("ada"));
        var waiting = Stream.generate(() -> edge.getting("/v1/members/7")).limit(3).toList();
        await().atMost(PATIENCE).until(() -> LOYALTY.connections() == 3);

        var refused = edge.get("/v1/members/7");
        assertThat(refused.outcome()).isEqualTo("503 /problems/service-unavailable");
        assertThat(refused.header("Retry-After")).hasValue("1");
        assertThat(edge.get("/v1/referrals/7").outcome()).isEqualTo("200");
        Operations.at(management, port)
                .show("resilience4j_bulkhead_available_concurrent_calls", "name=\"loyalty\"");

        waiting.forEach(call -> assertThat(call.join().status()).isEqualTo(504));
        LOYALTY.always(Reply.ANSWER);
        for (var call = 0; call < 10; call++)
            assertThat(edge.get("/v1/members/7").outcome()).isEqualTo("200");
    }
}

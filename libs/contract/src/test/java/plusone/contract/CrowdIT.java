package plusone.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.annotation.Bean;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;
import reactor.core.Disposables;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "plusone.contract.concurrent-requests=2",
            "plusone.contract.public-requests=2",
            "plusone.contract.time-limit=60s",
            "management.endpoint.health.probes.add-additional-paths=true",
        })
@AutoConfigureWebTestClient(timeout = "60s")
@ExtendWith(OutputCaptureExtension.class)
class CrowdIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TestConfiguration
    static class Doors {

        @Bean
        OpenPaths openPaths() {
            return new OpenPaths("/v1/never/open", "/v1/picture");
        }
    }

    @Autowired private WebTestClient client;
    @LocalServerPort private int port;

    @Test
    void refusesOneRequestTooManyAtOnceUntilAnotherHasLeft() {
        var others = Disposables.composite(waiting(), waiting());

        await().atMost(LIMIT).untilAsserted(() -> get("/v1/later").expectStatus().isEqualTo(503));
        var refused = get("/v1/later");
        refused.expectHeader().valueEquals("Retry-After", "1");
        refused.expectHeader().exists("X-Request-Id");
        refused.expectBody().jsonPath("$.type").isEqualTo("/problems/service-unavailable");
        get("/livez").expectStatus().isOk();
        get("/actuator/health").expectStatus().isOk();

        others.dispose();
        await().atMost(LIMIT).untilAsserted(() -> get("/v1/later").expectStatus().isOk());
    }

    @Test
    void keepsRoomForCallersWhereStrangersWait() {
        var strangers = Disposables.composite(waiting("open"), waiting("open"));

        await().atMost(LIMIT).untilAsserted(() -> get("/v1/picture").expectStatus().isEqualTo(503));
        for (var times = 0; times < 5; times++) get("/v1/later").expectStatus().isOk();

        strangers.dispose();
        await().atMost(LIMIT).untilAsserted(() -> get("/v1/picture").expectStatus().isOk());
    }

    @Test
    void givesTheRoomOfAFailedRequestBack() {
        for (var failed = 0; failed < 3; failed++) get("/v1/broken").expectStatus().isEqualTo(500);

        get("/v1/later").expectStatus().isOk();
    }

    @Test
    void tellsOfACrowdNotOfEachWhoIsRefused(CapturedOutput output) {
        var others = Disposables.composite(waiting(), waiting());

        await().atMost(LIMIT)
                .untilAsserted(
                        () -> {
                            get("/v1/later").expectStatus().isEqualTo(503);
                            assertThat(output).contains("2 requests are under way");
                        });
        others.dispose();
        await().atMost(LIMIT).untilAsserted(() -> get("/v1/later").expectStatus().isOk());

        assertThat(output).doesNotContain(" 503");
    }

    /** Of somebody who is let in at last, and then waits for ever. */
    private Disposable waiting() {
        return waiting("1");
    }

    private Disposable waiting(String what) {
        return WebClient.create("http://localhost:" + port)
                .get()
                .uri("/v1/never/" + what)
                .retrieve()
                .toBodilessEntity()
                .retry()
                .subscribe();
    }

    private ResponseSpec get(String path) {
        return client.get().uri(path).exchange();
    }
}

package plusone.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import plusone.gateway.Calls;
import plusone.gateway.RawService;
import plusone.gateway.RawService.Reply;
import plusone.gateway.Services;

/** A service that closes each connection at the second request on it, as after an idle time. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"plusone.route.breaker.window=1000", "plusone.route.breaker.fewest=1000"})
class ClosedConnectionIT {

    private static final int TIMES = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final RawService LOYALTY = RawService.start();

    @LocalServerPort private int port;
    @LocalManagementPort private int management;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        Services.register(settings);
        settings.add("plusone.loyalty.url", LOYALTY::url);
    }

    @BeforeEach
    void close() {
        Services.reset();
        LOYALTY.reply(number -> number == 1 ? Reply.ANSWER : Reply.HANG_UP);
    }

    @AfterAll
    static void closeAll() throws IOException {
        LOYALTY.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void asksOnceMoreWhatOnlyReads(String method) {
        for (var time = 0; time < TIMES; time++)
            assertThat(edge().send("/v1/members/7", method, "").join().status()).isEqualTo(200);

        assertThat(LOYALTY.requests()).anyMatch(it -> it.startsWith(method));
        assertThat(LOYALTY.hangUps()).isPositive();
    }

    @Test
    void asksOnceMoreForAPartOfTheHomeScreen() {
        for (var time = 0; time < TIMES; time++)
            assertThat(edge().get("/v1/me").body().path("degraded").isEmpty()).isTrue();

        assertThat(LOYALTY.hangUps()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    void sendsNothingTwiceThatWrites(String method) {
        LOYALTY.always(Reply.HANG_UP);
        var before = sent(method);

        for (var time = 0; time < TIMES; time++)
            assertThat(edge().send("/v1/members/7", method, "{}").join().outcome())
                    .isEqualTo("503 /problems/service-unavailable");

        assertThat(sent(method) - before).isEqualTo(TIMES);
    }

    @Test
    void asksNoThirdTime() {
        LOYALTY.always(Reply.HANG_UP);
        var before = sent("GET");

        assertThat(edge().get("/v1/members/7").outcome())
                .isEqualTo("503 /problems/service-unavailable");

        assertThat(sent("GET") - before).isEqualTo(2);
    }

    @Test
    void leavesNoCallUnderWayThatWasAskedTwiceOrGivenUp() {
        for (var time = 0; time < TIMES; time++) edge().get("/v1/members/7");
        LOYALTY.always(Reply.SILENCE);
        var waiting = Stream.generate(() -> edge().getting("/v1/members/7")).limit(TIMES).toList();
        await().atMost(PATIENCE).until(() -> underWay() == TIMES);

        waiting.forEach(call -> call.cancel(true));

        await().atMost(PATIENCE).until(() -> underWay() == 0);
    }

    /** As the metrics count calls to services. */
    private double underWay() {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + management)
                .responseTimeout(PATIENCE)
                .codecs(it -> it.defaultCodecs().maxInMemorySize(-1))
                .build()
                .get()
                .uri("/actuator/prometheus")
                .exchange()
                .returnResult(String.class)
                .getResponseBody()
                .collectList()
                .map(lines -> String.join("\n", lines))
                .blockOptional()
                .orElseThrow()
                .lines()
                .filter(line -> line.matches("http_client_requests_active_seconds_g?count.*"))
                .filter(line -> line.contains("http_method")) // of routes
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static long sent(String method) {
        return LOYALTY.requests().stream().filter(it -> it.startsWith(method)).count();
    }

    private Calls edge() {
        return new Calls(port, Services.ISSUER.customer("ada"));
    }
}

package plusone.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
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
    private static final RawService LOYALTY = RawService.start();

    @LocalServerPort private int port;

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

    private static long sent(String method) {
        return LOYALTY.requests().stream().filter(it -> it.startsWith(method)).count();
    }

    private Calls edge() {
        return new Calls(port, Services.ISSUER.customer("ada"));
    }
}

package plusone.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
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
import plusone.contract.Operations;
import plusone.gateway.Calls;
import plusone.gateway.RawCall;
import plusone.gateway.RawService;
import plusone.gateway.RawService.Reply;
import plusone.gateway.Services;

/** Callers who promise a body and do not send it must not be a service's fault. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "plusone.route.time-limit=2s",
            "plusone.route.breaker.window=4",
            "plusone.route.breaker.fewest=4",
            "plusone.route.breaker.pause=1m",
        })
class SlowCallerIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int CROWD = 60;
    private static final RawService LOYALTY = RawService.start();

    @LocalServerPort private int port;
    @LocalManagementPort private int management;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        Services.register(settings);
        settings.add("plusone.loyalty.url", LOYALTY::url);
    }

    @BeforeEach
    void answer() {
        LOYALTY.always(Reply.ANSWER);
    }

    @AfterAll
    static void close() throws IOException {
        LOYALTY.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "DELETE", "OPTIONS", "FROBNICATE"})
    void passesNoBodyOnWhereACallTakesNone(String method) throws IOException {
        try (var call = RawCall.send(port, "hello", line(method), token(), "Content-Length: 5")) {
            assertThat(call.status()).isEqualTo(200);
        }

        assertThat(LOYALTY.requests().getLast())
                .startsWith(method + " ")
                .doesNotContainIgnoringCase("content-length: 5")
                .doesNotContain("hello");
    }

    @Test
    void answersTheNextRequestBehindABodyThatItThrewAway() throws IOException {
        try (var call = RawCall.send(port, "hello", line("GET"), token(), "Content-Length: 5")) {
            assertThat(call.status()).isEqualTo(200);

            call.again("", line("GET"), token());
            assertThat(call.status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 5", "Transfer-Encoding: chunked"})
    void holdsNoConnectionToAServiceForABodyThatDoesNotCome(String promise) throws IOException {
        var asked = LOYALTY.requests().size();
        var accepted = LOYALTY.accepted();
        var crowd = new ArrayList<RawCall>();
        for (var number = 0; number < CROWD; number++)
            crowd.add(RawCall.send(port, "", "GET /v1/openapi/loyalty.json HTTP/1.1", promise));

        assertThat(edge().get("/v1/members/7").outcome()).isEqualTo("200");
        for (var call : crowd) assertThat(call.status()).isEqualTo(408);
        assertThat(LOYALTY.requests()).hasSize(asked + 1);
        assertThat(LOYALTY.accepted() - accepted).isLessThan(CROWD / 2);
        isNotBlamed();
        for (var call : crowd) call.close();
    }

    @Test
    void blamesNoServiceForACallerWhoStopsSending() throws IOException {
        var crowd = new ArrayList<RawCall>();
        for (var number = 0; number < CROWD; number++) crowd.add(sendingHalf());

        for (var call : crowd) assertThat(call.status()).isEqualTo(408);
        isNotBlamed();
        await().atMost(PATIENCE).until(() -> LOYALTY.connections() < CROWD / 2);
        for (var call : crowd) call.close();
    }

    @Test
    void blamesNoServiceForACallerWhoHangsUp() throws IOException {
        for (var number = 0; number < CROWD; number++) sendingHalf().reset();

        await().atMost(PATIENCE).until(() -> LOYALTY.connections() < CROWD / 2);
        isNotBlamed();
    }

    @Test
    void blamesAServiceThatHasTheWholeBody() {
        LOYALTY.always(Reply.SILENCE);

        var answer = edge().send("/v1/transactions", "POST", "{}").join();

        assertThat(answer.outcome()).isEqualTo("504 /problems/time-limit-exceeded");
    }

    private RawCall sendingHalf() throws IOException {
        return RawCall.send(
                port,
                "{\"points\":",
                "POST /v1/transactions HTTP/1.1",
                token(),
                "Content-Type: application/json",
                "Content-Length: 5000");
    }

    private void isNotBlamed() {
        assertThat(edge().get("/v1/members/7", 4))
                .extracting(Calls.Answer::outcome)
                .containsOnly("200");
        Operations.at(management, port)
                .show("resilience4j_circuitbreaker_state", "name=\"loyalty\"", "closed\"} 1");
    }

    private static String line(String method) {
        return method + " /v1/members/7 HTTP/1.1";
    }

    private String token() {
        return "Authorization: Bearer " + edge().token();
    }

    private Calls edge() {
        return new Calls(port, Services.ISSUER.customer("ada"));
    }
}

package plusone.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import plusone.callers.AllowedFor;
import plusone.gateway.Calls;
import plusone.gateway.RawService;
import plusone.gateway.RawService.Reply;
import plusone.gateway.Services;
import reactor.core.publisher.Mono;

/** The limits as they are shipped, on an edge whose services hang. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(ShippedLimitsIT.Endless.class)
class ShippedLimitsIT {

    private static final String TOO_LATE = "504 /problems/time-limit-exceeded";
    private static final String DOWN = "503 /problems/service-unavailable";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final RawService LOYALTY = RawService.start();
    private static final FullHouse REFERRAL = FullHouse.open();

    @LocalServerPort private int port;

    /** An answer of the edge's own that never comes. */
    @RestController
    static class Endless {

        @GetMapping("/v1/endless")
        @AllowedFor(customers = true)
        Mono<String> endless() {
            return Mono.never();
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        Services.register(settings);
        settings.add("plusone.loyalty.url", LOYALTY::url);
        settings.add("plusone.referral.url", REFERRAL::url);
    }

    @BeforeEach
    void fallSilent() {
        Services.reset();
        LOYALTY.always(Reply.SILENCE);
    }

    @AfterAll
    static void close() throws IOException {
        LOYALTY.close();
        REFERRAL.close();
    }

    @Test
    void leavesAHungServiceAloneAfterTenCallsOfFiveSecondsUntilItIsBack() {
        var late = edge().get("/v1/members/7", 9);
        assertThat(late).extracting(Calls.Answer::outcome).containsOnly(TOO_LATE);
        assertThat(late)
                .extracting(Calls.Answer::took)
                .allSatisfy(it -> assertThat(it).isGreaterThanOrEqualTo(Duration.ofSeconds(5)));
        var tenth = edge().get("/v1/members/7"); // nothing is done for the first time any more
        assertThat(tenth.outcome()).isEqualTo(TOO_LATE);
        assertThat(tenth.took()).isGreaterThanOrEqualTo(Duration.ofSeconds(5));
        var opened = System.nanoTime();
        var asked = LOYALTY.requests().size();

        var refused = edge().get("/v1/members/7");
        assertThat(refused.outcome()).isEqualTo(DOWN);
        assertThat(refused.header("Retry-After")).hasValue("1");
        assertThat(LOYALTY.requests()).hasSize(asked);
        assertThat(edge().get("/v1/messages/7").outcome()).isEqualTo("200");

        LOYALTY.always(Reply.ANSWER);
        await().atMost(PATIENCE).until(() -> edge().get("/v1/members/7").outcome(), "200"::equals);
        assertThat(Duration.ofNanos(System.nanoTime() - opened))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
        for (var trial = 2; trial <= 3; trial++)
            assertThat(edge().get("/v1/members/7").outcome()).isEqualTo("200");
        assertThat(edge().get("/v1/members/7", 20))
                .extracting(Calls.Answer::outcome)
                .containsOnly("200");
    }

    @Test
    void answersItselfWithinThreeSeconds() {
        var answer = edge().get("/v1/endless");

        assertThat(answer.outcome()).isEqualTo("503 /problems/taking-too-long");
        assertThat(answer.took()).isGreaterThanOrEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void waitsOneAndAHalfSecondsForAPartOfTheHomeScreen() {
        Services.home(
                Service.NOTIFICATION,
                Services.json(200, "{\"inbox\": {}, \"asOf\": \"2026-05-04T10:00:03Z\"}"));

        var answer = edge().get("/v1/me");

        assertThat(answer.outcome()).isEqualTo("200");
        assertThat(answer.body().path("degraded").valueStream().map(it -> it.asString()))
                .containsExactly("member", "balance", "expiring", "referral");
        assertThat(answer.took()).isGreaterThanOrEqualTo(Duration.ofMillis(1500));
    }

    @Test
    void waitsOneSecondForANewConnection() {
        var answer = edge().get("/v1/referrals");

        assertThat(answer.outcome()).isEqualTo(DOWN); // by the limit of the route it would be 504
        assertThat(answer.took()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    @EnabledIfSystemProperty(named = "storm", matches = "true")
    void waitsAMinuteForTheIntegrityCheckAndTwoForABatch() {
        var integrity = edge().getting("/v1/ledger/integrity");
        var batch = edge().send("/v1/transactions/batch", "POST", "{}");

        assertThat(integrity.join().outcome()).isEqualTo(TOO_LATE);
        assertThat(integrity.join().took()).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
        assertThat(batch.join().outcome()).isEqualTo(TOO_LATE);
        assertThat(batch.join().took()).isGreaterThanOrEqualTo(Duration.ofMinutes(2));
    }

    private Calls edge() {
        return new Calls(port, Services.ISSUER.customer("ada"));
    }

    /** A port at which nobody is let in: its queue is full, and the system drops who comes. */
    private record FullHouse(ServerSocket door, List<Socket> queue) implements AutoCloseable {

        private static final int MORE_THAN_ITS_QUEUE = 8;

        static FullHouse open() {
            try {
                var house =
                        new FullHouse(
                                new ServerSocket(0, 1, InetAddress.getLoopbackAddress()),
                                new ArrayList<>());
                house.fill();
                return house;
            } catch (IOException failure) {
                throw new IllegalStateException(failure);
            }
        }

        private void fill() throws IOException {
            for (var guest = 0; guest < MORE_THAN_ITS_QUEUE; guest++) {
                var socket = new Socket();
                queue.add(socket);
                try {
                    socket.connect(door.getLocalSocketAddress(), 200);
                } catch (java.net.SocketTimeoutException full) {
                    return;
                }
            }
        }

        String url() {
            var address = (InetSocketAddress) door.getLocalSocketAddress();
            return "http://127.0.0.1:" + address.getPort();
        }

        @Override
        public void close() throws IOException {
            for (var socket : queue) socket.close();
            door.close();
        }
    }
}

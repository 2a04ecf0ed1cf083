package plusone.loyalty.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static plusone.loyalty.Loyalty.atOnce;
import static plusone.loyalty.Loyalty.unique;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import plusone.loyalty.Loyalty;
import plusone.loyalty.Loyalty.Answered;
import plusone.loyalty.LoyaltyTest;

/**
 * Callers who hang up 0.5 to 20 ms after sending: the fault that tears plain reactive transactions.
 */
@LoyaltyTest
class StormIT {

    private static final int REQUESTS = 2_000;
    private static final int AT_ONCE = 32;

    @Autowired Loyalty loyalty;

    @LocalServerPort int port;

    @Test
    void callersWhoHangUpTearNothingAndTheirResendsCompleteTheSet() {
        var members = IntStream.range(0, 20).mapToObj(_ -> loyalty.member()).toList();
        var keys = IntStream.range(0, REQUESTS).mapToObj(_ -> unique("storm")).toList();
        var token = loyalty.service();
        var random = new Random(20_261_122);
        var pauses =
                IntStream.range(0, REQUESTS)
                        .mapToLong(_ -> random.nextLong(500_000, 20_000_000))
                        .toArray();

        inTurns(
                REQUESTS,
                number ->
                        sendAndHangUp(
                                member(members, number), keys.get(number), token, pauses[number]));
        var acknowledged = inTurns(200, number -> earn(member(members, number), unique("after")));
        var resent = inTurns(REQUESTS, number -> earn(member(members, number), keys.get(number)));

        assertThat(acknowledged).extracting(Answered::status).containsOnly(201);
        assertThat(acknowledged).extracting(Answered::replayed).containsOnly(false);
        assertThat(resent).extracting(Answered::status).containsOnly(201);
        assertThat(resent).as("the storm reached the service").anyMatch(Answered::replayed);
        assertThat(members.stream().mapToLong(loyalty::available).sum()).isEqualTo(REQUESTS + 200);
        var integrity =
                loyalty.get(
                                "/v1/ledger/integrity?full=true",
                                loyalty.issuer().staff("fred", "finance"))
                        .body();
        assertThat(integrity.get("holds").asBoolean()).as(integrity.toString()).isTrue();
    }

    /** All of them, some at a time. */
    private static <T> List<T> inTurns(int times, IntFunction<T> work) {
        var places = new Semaphore(AT_ONCE);
        return atOnce(
                times,
                number -> {
                    places.acquireUninterruptibly();
                    try {
                        return work.apply(number);
                    } finally {
                        places.release();
                    }
                });
    }

    /** As a caller does: the same again where the service is busy with what the storm left. */
    private Answered earn(UUID member, String key) {
        return Stream.generate(() -> loyalty.earn(member, 1, key))
                .limit(20)
                .filter(answer -> answer.status() != 503)
                .findFirst()
                .orElseThrow();
    }

    private static UUID member(List<UUID> members, int number) {
        return members.get(number % members.size());
    }

    private boolean sendAndHangUp(UUID member, String key, String token, long pause) {
        var body =
                """
                {"type":"EARN","memberId":"%s","points":1,"reason":"test"}"""
                        .formatted(member);
        var request =
                """
                POST /v1/transactions HTTP/1.1\r
                Host: 127.0.0.1\r
                Authorization: Bearer %s\r
                Idempotency-Key: %s\r
                Content-Type: application/json\r
                Content-Length: %d\r
                \r
                %s"""
                        .formatted(token, key, body.length(), body);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            socket.getOutputStream().flush();
            LockSupport.parkNanos(pause);
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}

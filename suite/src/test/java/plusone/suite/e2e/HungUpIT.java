package plusone.suite.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plusone.suite.part.Part;

/** Callers who hang up in the middle of a call, and call again with the same key. */
class HungUpIT {

    private static final int EARNS = 4_000;
    private static final int MEMBERS = 20;
    private static final int AT_ONCE = 32;
    private static final long POINTS = 7;

    /** One earning: who earns, and under which key. */
    private record Earn(String member, String key) {}

    @Test
    void aPointIsEarnedOncePerKeyHoweverManyCallersHungUp() throws Exception {
        var customers = Stream.generate(() -> Story.newId("hasty")).limit(MEMBERS).toList();
        var members = customers.stream().map(Story::enrol).toList();
        var earns =
                IntStream.range(0, EARNS)
                        .mapToObj(n -> new Earn(members.get(n % MEMBERS), Story.newId("earn")))
                        .toList();
        var admin = Caller.as("max");

        all(earns.stream().<Callable<Void>>map(earn -> () -> hangUp(admin, earn)).toList());
        all(earns.stream().<Callable<Void>>map(earn -> () -> sendAgain(admin, earn)).toList());

        for (var customer : customers)
            assertThat(Story.available(customer)).isEqualTo(EARNS / MEMBERS * POINTS);
        assertThat(Story.booksHold()).isTrue();
    }

    private static void all(List<Callable<Void>> calls) throws Exception {
        try (var pool = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var done : pool.invokeAll(calls)) done.get();
        }
    }

    private static Void sendAgain(Caller admin, Earn earn) {
        admin.insist("/v1/transactions", earn.key(), body(earn.member())).expect(201);
        return null;
    }

    private static String body(String member) {
        return """
        {"type": "EARN", "memberId": "%s", "points": %d, "reason": "storm"}"""
                .formatted(member, POINTS);
    }

    /** Sends the whole call and drops the socket 0.5 to 20 ms later, with a reset. */
    private static Void hangUp(Caller admin, Earn earn) throws IOException {
        var port = Running.suite().ports().of(Part.GATEWAY);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream().write(call(admin, earn.key(), body(earn.member())));
            var micros = ThreadLocalRandom.current().nextLong(500, 20_000);
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(micros));
        }
        return null;
    }

    private static byte[] call(Caller admin, String key, String body) {
        return """
        POST /v1/transactions HTTP/1.1\r
        Host: localhost\r
        Authorization: Bearer %s\r
        Idempotency-Key: %s\r
        Content-Type: application/json\r
        Content-Length: %d\r
        \r
        %s"""
                .formatted(admin.token(), key, body.length(), body)
                .getBytes(StandardCharsets.US_ASCII);
    }
}

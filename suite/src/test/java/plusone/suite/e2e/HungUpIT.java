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
import org.junit.jupiter.api.Test;
import plusone.suite.part.Part;

/** Callers who hang up in the middle of a call, and call again with the same key. */
class HungUpIT {

    private static final int EARNS = 4_000;
    private static final int AT_ONCE = 32;
    private static final long POINTS = 7;

    @Test
    void aPointIsEarnedOncePerKeyHoweverManyCallersHungUp() throws Exception {
        var customer = Story.newId("hasty");
        var member = Story.enrol(customer);
        var keys = IntStream.range(0, EARNS).mapToObj(_ -> Story.newId("earn")).toList();
        var admin = Caller.as("max");

        all(keys.stream().<Callable<Void>>map(key -> () -> hangUp(admin, key, member)).toList());
        all(keys.stream().<Callable<Void>>map(key -> () -> earn(admin, key, member)).toList());

        assertThat(Story.available(customer)).isEqualTo(EARNS * POINTS);
        assertThat(Story.booksHold()).isTrue();
    }

    private static void all(List<Callable<Void>> calls) throws Exception {
        try (var pool = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var done : pool.invokeAll(calls)) done.get();
        }
    }

    private static Void earn(Caller admin, String key, String member) {
        admin.insist("/v1/transactions", key, body(member)).expect(201);
        return null;
    }

    private static String body(String member) {
        return """
        {"type": "EARN", "memberId": "%s", "points": %d, "reason": "storm"}"""
                .formatted(member, POINTS);
    }

    /** Sends the whole call and drops the socket 0.5 to 20 ms later, with a reset. */
    private static Void hangUp(Caller admin, String key, String member) throws IOException {
        var port = Running.suite().ports().of(Part.GATEWAY);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream().write(call(admin, key, body(member)));
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

package plusone.transactions;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Callers who hang up, with a reset, 0.5 to 20 ms after they have sent their whole request: the
 * fault that tears plain reactive transactions.
 */
public final class Storm {

    private static final int SEED = 20_261_122;
    private static final int AT_ONCE = 32;
    private static final long SHORTEST_NANOS = TimeUnit.MICROSECONDS.toNanos(500);
    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private static final long PATIENT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private Storm() {}

    /** How often something is done in every build, or in the long one ({@code -Pstorm}). */
    public static int times(int inEveryBuild, int inTheLongOne) {
        return Boolean.getBoolean("storm") ? inTheLongOne : inEveryBuild;
    }

    /**
     * A request that nobody waits for.
     *
     * @param method verb, for example {@code POST}
     * @param headers each with its name, for example {@code Idempotency-Key: k}
     */
    public record Call(String method, String path, List<String> headers, String body) {

        public Call {
            headers = List.copyOf(headers);
        }

        /** A call with a token and a key. */
        public static Call post(String path, String token, String key, String body) {
            var headers = List.of("Authorization: Bearer " + token, "Idempotency-Key: " + key);
            return new Call("POST", path, headers, body);
        }

        /** As it goes over the line. */
        public byte[] bytes() {
            var content = body.getBytes(UTF_8);
            var head =
                    "%s %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n"
                            .formatted(method, path, content.length);
            return (head
                            + String.join("\r\n", headers)
                            + (headers.isEmpty() ? "" : "\r\n")
                            + "\r\n"
                            + body)
                    .getBytes(UTF_8);
        }
    }

    /** Sends all these calls, some at a time, and waits for no answer. */
    public static void blow(int port, List<Call> calls) {
        blow(port, calls, LONGEST_NANOS);
    }

    /**
     * Sends all these calls in the same way; and again, with callers of twice the patience, until
     * it shows that some came through: where a call asks a neighbour before it writes, the most
     * hurried callers are gone too early.
     */
    public static void blowUntil(BooleanSupplier reached, int port, List<Call> calls) {
        for (var longest = LONGEST_NANOS; longest < PATIENT_NANOS; longest *= 2) {
            blow(port, calls, longest);
            if (reached.getAsBoolean()) return;
        }
        throw new AssertionError("the storm never reached the service");
    }

    private static void blow(int port, List<Call> calls, long longest) {
        var random = new Random(SEED);
        var pauses = random.longs(calls.size(), SHORTEST_NANOS, longest).toArray();
        inTurns(calls.size(), number -> hangUp(port, calls.get(number), pauses[number]));
    }

    /** Does the same for each number, as many at a time as a storm has callers. */
    public static <T> List<T> inTurns(int times, IntFunction<T> work) {
        try (var callers = Executors.newFixedThreadPool(AT_ONCE)) {
            var calls =
                    IntStream.range(0, times)
                            .<Callable<T>>mapToObj(number -> () -> work.apply(number))
                            .toList();
            return callers.invokeAll(calls).stream().map(Storm::result).toList();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T result(Future<T> done) {
        try {
            return done.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean hangUp(int port, Call call, long nanos) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream().write(call.bytes());
            LockSupport.parkNanos(nanos);
            return true;
        } catch (IOException e) {
            throw new IllegalStateException("nobody takes calls at port " + port, e);
        }
    }
}

package plusone.suite.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Requests of one kind, made ready once and for each sending filled in at their places: any of the
 * members, a key that was never used, one to nine points.
 */
public final class Requests {

    private static final String MEMBER = "m".repeat(Members.LENGTH);
    private static final String KEY = "k".repeat(16);
    private static final String POINTS = "\"points\":";

    private final byte[] bytes;
    private final int expected;
    private final int member;
    private final int key;
    private final int points;
    private final Members members;
    private final AtomicLong keys;
    private final RandomGenerator random;

    private Requests(
            String text, int expected, Members members, AtomicLong keys, RandomGenerator random) {
        this.bytes = text.getBytes(US_ASCII);
        this.expected = expected;
        this.member = text.indexOf(MEMBER);
        this.key = text.indexOf(KEY);
        this.points = text.indexOf(POINTS) + POINTS.length();
        this.members = members;
        this.keys = keys;
        this.random = random;
    }

    /**
     * Movements of points.
     *
     * @param type EARN or SPEND
     * @param keys gives a number once
     */
    public static Requests transactions(
            String type, String token, Members members, AtomicLong keys, RandomGenerator random) {
        var body =
                """
                {"type":"%s","memberId":"%s",%s1,"reason":"bench"}"""
                        .formatted(type, MEMBER, POINTS);
        var text =
                head("POST /v1/transactions", token)
                        + "Content-Type: application/json\r\nIdempotency-Key: bench-%s\r\nContent-Length: %d\r\n\r\n%s"
                                .formatted(KEY, body.length(), body);
        return new Requests(text, 201, members, keys, random);
    }

    /** Questions for a balance. */
    public static Requests balances(String token, Members members, RandomGenerator random) {
        var text = head("GET /v1/members/" + MEMBER + "/balance", token) + "\r\n";
        return new Requests(text, 200, members, new AtomicLong(), random);
    }

    private static String head(String call, String token) {
        return "%s HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %s\r\n"
                .formatted(call, token);
    }

    /** The status of an answer that is a yes. */
    int expected() {
        return expected;
    }

    /** Room for one request, to be filled again and again. */
    ByteBuffer room() {
        return ByteBuffer.allocateDirect(bytes.length).put(bytes);
    }

    /** Fills in the next request, ready to be written. */
    void next(ByteBuffer request) {
        request.put(member, members.any(random));
        if (key >= 0) {
            request.put(points, (byte) ('1' + random.nextInt(9)));
            putHex(request, keys.incrementAndGet());
        }
        request.rewind();
    }

    private void putHex(ByteBuffer request, long number) {
        for (int digit = 0; digit < KEY.length(); digit++)
            request.put(
                    key + digit,
                    (byte) Character.forDigit((int) (number >>> (60 - 4 * digit)) & 15, 16));
    }
}

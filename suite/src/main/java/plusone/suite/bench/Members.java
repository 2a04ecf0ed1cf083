package plusone.suite.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import java.util.random.RandomGenerator;

/** Whose points are moved: ids as they stand in a request. */
final class Members {

    /** Digits and dashes of an id. */
    static final int LENGTH = 36;

    private final byte[][] ids;

    Members(List<String> ids) {
        this.ids = ids.stream().map(id -> id.getBytes(US_ASCII)).toArray(byte[][]::new);
    }

    byte[] any(RandomGenerator random) {
        return ids[random.nextInt(ids.length)];
    }

    int count() {
        return ids.length;
    }

    /** One of them alone. */
    Members first() {
        return new Members(List.of(new String(ids[0], US_ASCII)));
    }
}

package plusone.suite.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import java.util.random.RandomGenerator;

/** Whose points are moved: ids as they stand in a request. */
public final class Members {

    /** Digits and dashes of an id. */
    static final int LENGTH = 36;

    private final byte[][] ids;

    /** Members with these ids. */
    public Members(List<String> ids) {
        this.ids = ids.stream().map(id -> id.getBytes(US_ASCII)).toArray(byte[][]::new);
    }

    byte[] any(RandomGenerator random) {
        return ids[random.nextInt(ids.length)];
    }

    /** One of them alone. */
    public Members first() {
        return new Members(List.of(new String(ids[0], US_ASCII)));
    }
}

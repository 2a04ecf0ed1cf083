package plusone.loyalty.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 hash. Kept as hex because that is how it crosses the driver: arrays of {@code bytea}
 * are bound as wrong bytes without an error.
 *
 * @param hex 64 lower-case digits
 */
record Hash(String hex) {

    /** Before the first entry. */
    static final Hash NONE = new Hash("0".repeat(64));

    Hash {
        if (hex.length() != 64)
            throw new IllegalArgumentException("a SHA-256 hash has 64 hex digits");
    }

    static Hash of(String asciiLine) {
        try {
            return of(MessageDigest.getInstance("SHA-256").digest(asciiLine.getBytes(US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static Hash of(byte[] digest) {
        return new Hash(HexFormat.of().formatHex(digest));
    }
}

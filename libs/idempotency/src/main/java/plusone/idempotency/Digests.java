package plusone.idempotency;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * SHA-256 cut to the 16 bytes of a UUID: short enough for an index, long enough that two never
 * meet.
 */
final class Digests {

    private Digests() {}

    static UUID uuid(byte[] bytes) {
        var digest = ByteBuffer.wrap(sha256().digest(bytes));
        return new UUID(digest.getLong(), digest.getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

package plusone.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/**
 * One request that writes, named by its caller's key.
 *
 * @param caller whose key it is; keys of different callers never meet
 * @param key the caller's name for the request
 * @param kind what it does, one word; also the type of the resource that it makes or changes
 * @param fingerprint of the call and its decoded body: a repetition has the same one
 */
public record Operation(String caller, IdempotencyKey key, String kind, UUID fingerprint) {

    /** Identifies caller and key: the first 16 bytes of sha256(caller, 0, key). */
    public UUID id() {
        return Digests.uuid((caller + '\0' + key.value()).getBytes(UTF_8));
    }
}

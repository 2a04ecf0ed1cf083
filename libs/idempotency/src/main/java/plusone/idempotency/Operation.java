package plusone.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/**
 * One request that writes, named by its caller's key.
 *
 * @param caller whose key it is; keys of different callers never meet
 * @param key the caller's name for the request
 * @param kind type of the resource that it makes or changes, one word
 * @param call verb and path with its ids, for example {@code POST /v1/holds/0199…/capture}
 * @param fingerprint of the call and its decoded body: a repetition has the same one
 */
public record Operation(
        String caller, IdempotencyKey key, String kind, String call, UUID fingerprint) {

    /** Identifies caller and key: the first 16 bytes of sha256(caller, 0, key). */
    public UUID id() {
        return id(caller, key);
    }

    static UUID id(String caller, IdempotencyKey key) {
        return Digests.uuid((caller + '\0' + key.value()).getBytes(UTF_8));
    }

    /** Whether the other one is this request, sent again. */
    public boolean isRepeatedBy(Operation other) {
        return caller.equals(other.caller)
                && key.equals(other.key)
                && kind.equals(other.kind)
                && fingerprint.equals(other.fingerprint);
    }
}

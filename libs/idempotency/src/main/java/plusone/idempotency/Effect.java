package plusone.idempotency;

import java.util.UUID;

/**
 * What a request did, and what it is answered.
 *
 * @param resultId id of the resource that it made or changed
 * @param status HTTP status of the answer
 * @param figures ids and figures of the answer, anything that Jackson can write; no personal data,
 *     no secrets: it is kept for ever
 */
public record Effect(UUID resultId, int status, Object figures) {}

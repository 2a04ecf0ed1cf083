package plusone.idempotency;

import java.util.UUID;
import org.springframework.http.ResponseEntity;

/**
 * What a request was answered, now or when it was first sent.
 *
 * @param status HTTP status
 * @param resultId id of the resource that the request made or changed
 * @param figures ids and figures of the body, as JSON; no personal data, no secrets
 * @param replayed whether this is the answer to an earlier sending
 */
public record Answer(int status, UUID resultId, String figures, boolean replayed) {

    /** Set on an answer that was given before. */
    public static final String REPLAYED_HEADER = "Idempotent-Replayed";

    /** The answer over HTTP with this body, marked where it was given before. */
    public <T> ResponseEntity<T> with(T body) {
        var response = ResponseEntity.status(status);
        if (replayed) response.header(REPLAYED_HEADER, "true");
        return response.body(body);
    }
}

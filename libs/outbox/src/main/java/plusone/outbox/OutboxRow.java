package plusone.outbox;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A call on its way to its receiver.
 *
 * @param id grows with the order of commits within an aggregate
 * @param kind which call
 * @param body JSON
 * @param trace W3C {@code traceparent} of the request that wrote it
 * @param tries how often it has been tried before
 * @param lease token of the relay that has it now
 */
public record OutboxRow(
        long id,
        String link,
        String aggregate,
        String kind,
        String body,
        @Nullable String trace,
        int tries,
        UUID lease) {

    /** The trace it belongs to; empty where the request that wrote it was not traced. */
    String traceId() {
        return trace == null ? "" : trace.split("-", -1)[1];
    }

    /** The body read as this type. */
    public <T> T bodyAs(Class<T> type, JsonMapper mapper) {
        return mapper.readValue(body, type);
    }
}

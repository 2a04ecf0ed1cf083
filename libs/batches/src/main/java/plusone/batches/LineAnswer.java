package plusone.batches;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a line: an id, or a problem.
 *
 * @param line its number, from 1
 * @param key of the line, where it could be read
 * @param status that the line would have been answered as a call of its own
 * @param id of what the line made, now or when it was first sent
 * @param replayed whether that was when it was first sent
 * @param problem as it would have been answered to a call of its own
 */
public record LineAnswer(
        long line,
        @Nullable String key,
        int status,
        @Nullable UUID id,
        @Nullable Boolean replayed,
        @Nullable Map<String, Object> problem) {

    static LineAnswer done(Line line, LineKey key, Done done) {
        return new LineAnswer(
                line.number(), key.text(), done.status(), done.id(), done.replayed(), null);
    }

    static LineAnswer refused(Line line, LineKey key, int status, Map<String, Object> problem) {
        return new LineAnswer(line.number(), key.text(), status, null, null, problem);
    }

    /**
     * What a line did.
     *
     * @param id of what it made
     * @param replayed whether it did so when it was first sent
     */
    public record Done(int status, UUID id, boolean replayed) {}
}

package plusone.batches;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plusone.contract.StrictBodies.Field;
import plusone.idempotency.IdempotencyKey;

/**
 * What a line has for a key. It is read ahead of the line, so that an answer can name a line that
 * is refused.
 */
record LineKey(Field field) {

    static final String NAME = "key";

    /** The key, where it is one. */
    @Nullable String text() {
        return valid().orElse(null);
    }

    /** The key; throws what is wrong with it. */
    IdempotencyKey required() {
        if (!field.isGiven()) throw BatchProblems.keyMissing();
        return new IdempotencyKey(valid().orElseThrow(BatchProblems::keyMalformed));
    }

    private Optional<String> valid() {
        return field.text().filter(IdempotencyKey::isValid);
    }
}

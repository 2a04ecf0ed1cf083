package plusone.referral.referral;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plusone.contract.Cursor;

/** Where a list of changes goes on: after this change of this referral. */
record ChangePosition(Instant updatedAt, UUID id) {

    /** Before all others in the order of the database. */
    private static final UUID FIRST = new UUID(0, 0);

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    /** Moments that no referral has may lie beyond what the database can hold. */
    ChangePosition {
        if (updatedAt.isBefore(EARLIEST)) updatedAt = EARLIEST;
        if (updatedAt.isAfter(LATEST)) updatedAt = LATEST;
    }

    /** Where the cursor says; without one at the first change of that moment. */
    static ChangePosition of(Instant updatedAfter, @Nullable String cursor) {
        if (cursor == null) return new ChangePosition(updatedAfter, FIRST);
        var parts = Cursor.decode(cursor).split(" ", -1);
        if (parts.length != 2) throw Cursor.broken();
        try {
            return new ChangePosition(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (DateTimeException | IllegalArgumentException _) {
            throw Cursor.broken();
        }
    }

    static String after(Referral referral) {
        return referral.updatedAt() + " " + referral.id();
    }
}

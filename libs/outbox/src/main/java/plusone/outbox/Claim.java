package plusone.outbox;

import java.util.List;
import java.util.stream.Stream;

/**
 * Rows that a relay has leased.
 *
 * @param reached the last aggregate that was looked at, where the next claim goes on; empty where
 *     none comes after it
 */
record Claim(List<OutboxRow> rows, String reached) {

    static final Claim NOTHING = new Claim(List.of(), "");

    boolean isAtTheEnd() {
        return reached.isEmpty();
    }

    /** With the rows of the other, which reached as far. */
    Claim and(Claim other) {
        var all = Stream.concat(rows.stream(), other.rows.stream()).toList();
        return new Claim(all, other.reached);
    }
}

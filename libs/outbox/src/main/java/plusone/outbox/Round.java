package plusone.outbox;

import org.jspecify.annotations.Nullable;

/**
 * A way through the aggregates of a link, in the order of their names.
 *
 * @param after the aggregate it has reached; empty at the beginning
 * @param whole whether it began at the first one
 * @param fruitful whether a row has gone on this way, so that there may be another behind it
 */
record Round(String after, boolean whole, boolean fruitful) {

    static Round from(String aggregate) {
        return new Round(aggregate, aggregate.isEmpty(), false);
    }

    /**
     * Where it goes on; null where everybody has been asked and nothing was due.
     *
     * @param gone how many of the claimed rows have gone
     */
    @Nullable Round next(Claim claim, long gone) {
        var anyGone = fruitful || gone > 0;
        if (!claim.isAtTheEnd()) return new Round(claim.reached(), whole, anyGone);
        return whole && !anyGone ? null : Round.from("");
    }
}

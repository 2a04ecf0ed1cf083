package plusone.contract;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list. Answered by an endpoint it also gets {@code Link: <…>; rel="next"} where
 * there is more.
 *
 * @param items the items of this page, in the order of the list
 * @param nextCursor where the next page begins, as made by {@link Cursor#encode}; null at the end
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * A page out of rows that were read with a limit of one more than asked for.
     *
     * @param rows up to {@code paging.limit() + 1} rows; the last one only tells that there are
     *     more
     * @param position where the list goes on after an item, in the feature's own words
     */
    public static <T> Page<T> of(List<T> rows, Paging paging, Function<T, String> position) {
        if (rows.size() <= paging.limit()) {
            return new Page<>(rows, null);
        }
        var items = rows.subList(0, paging.limit());
        return new Page<>(items, Cursor.encode(position.apply(items.getLast())));
    }
}

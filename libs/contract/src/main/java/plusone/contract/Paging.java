package plusone.contract;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for. As a parameter of an endpoint it is read from the query
 * parameters {@code limit} and {@code cursor}; what is out of range is refused with 400.
 *
 * @param limit the most items to answer, 1 to 200, 50 where the caller does not say
 * @param cursor as given, to be read with {@link Cursor#decode}; null for the first page
 */
public record Paging(int limit, @Nullable String cursor) {

    static final int USUAL = 50;
    static final int MOST = 200;
}

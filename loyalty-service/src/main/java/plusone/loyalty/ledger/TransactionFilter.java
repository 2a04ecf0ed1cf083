package plusone.loyalty.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which transactions of a member are asked for; null means all.
 *
 * @param from the earliest moment at which they occurred
 * @param to the first moment that is too late
 */
public record TransactionFilter(
        Transaction.@Nullable Type type, @Nullable Instant from, @Nullable Instant to) {

    /** Every transaction. */
    public static final TransactionFilter ALL = new TransactionFilter(null, null, null);

    @Nullable String typeName() {
        return type == null ? null : type.name();
    }
}

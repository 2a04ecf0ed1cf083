package plusone.loyalty.ledger;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/** Rows of the ledger's tables as records. */
final class LedgerRows {

    private LedgerRows() {}

    static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }

    static Account account(Readable row) {
        return new Account(
                get(row, "id", UUID.class),
                Account.Status.valueOf(get(row, "status", String.class)),
                get(row, "seq", Long.class),
                standing(row),
                new Hash(get(row, "chain", String.class)),
                get(row, "recorded_at", Instant.class),
                row.get("due_at", Instant.class));
    }

    static Standing standing(Readable row) {
        return new Standing(
                get(row, "balance", Long.class),
                get(row, "pending", Long.class),
                get(row, "held", Long.class),
                get(row, "debt", Long.class),
                get(row, "earned", Long.class));
    }

    static Lot lot(Readable row) {
        return new Lot(
                get(row, "account_id", UUID.class),
                get(row, "expires_on", LocalDate.class),
                get(row, "available_at", Instant.class),
                get(row, "remaining", Long.class));
    }
}

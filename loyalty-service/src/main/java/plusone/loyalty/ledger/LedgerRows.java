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
        var key =
                new Lot.Key(
                        get(row, "expires_on", LocalDate.class),
                        get(row, "available_at", Instant.class));
        return new Lot(get(row, "account_id", UUID.class), key, get(row, "remaining", Long.class));
    }

    /** Takes a column {@code lots} as text. */
    static Hold hold(Readable row, PointsByDate lots) {
        return new Hold(
                get(row, "id", UUID.class),
                get(row, "account_id", UUID.class),
                lots.read(get(row, "lots", String.class)),
                get(row, "captured", Long.class),
                Hold.State.valueOf(get(row, "state", String.class)),
                Objects.requireNonNullElse(row.get("reference", String.class), ""),
                get(row, "placed_at", Instant.class),
                get(row, "expires_at", Instant.class),
                row.get("resolved_at", Instant.class));
    }
}

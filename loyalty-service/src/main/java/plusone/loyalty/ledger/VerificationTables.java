package plusone.loyalty.ledger;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** SQL on {@code verification}: how far everything was found right. */
@Component
class VerificationTables {

    private static final String VERIFIED = "select verified from verification";

    // What was seen the last time is closed once every transaction that was open then has ended:
    // none of them can bring a lower number any more.
    // Transactions lock an account before they draw a number, so an open one is known by its id.
    private static final String CLOSE =
            """
            update verification v
            set closed = case when snapshot.xmin >= v.seen_before then v.seen else v.closed end,
                seen = case when snapshot.xmin >= v.seen_before then snapshot.last else v.seen end,
                seen_before = case when snapshot.xmin >= v.seen_before then snapshot.xmax else v.seen_before end
            from (
                select only_row, pg_snapshot_xmin(pg_current_snapshot()) as xmin,
                    pg_snapshot_xmax(pg_current_snapshot()) as xmax,
                    coalesce((select number from transaction order by number desc limit 1), 0) as last
                from verification for update skip locked) snapshot
            where v.only_row = snapshot.only_row
            returning v.verified, v.closed""";

    private static final String PASS = "update verification set verified = :verified";

    private final DatabaseClient database;

    VerificationTables(DatabaseClient database) {
        this.database = database;
    }

    /** All transactions up to this number hold. */
    Mono<Long> verified() {
        return database.sql(VERIFIED).map(row -> LedgerRows.get(row, "verified", Long.class)).one();
    }

    /** What is there to verify; empty where another instance is at it. Locks the row. */
    Mono<Span> close() {
        return database.sql(CLOSE)
                .map(
                        row ->
                                new Span(
                                        LedgerRows.get(row, "verified", Long.class),
                                        LedgerRows.get(row, "closed", Long.class)))
                .one();
    }

    Mono<Void> pass(long verified) {
        return database.sql(PASS).bind("verified", verified).then();
    }

    /**
     * Transactions that wait to be verified.
     *
     * @param verified they come after this number
     * @param closed and none with a number up to this one is still to come
     */
    record Span(long verified, long closed) {}
}

package plusone.loyalty.ledger;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** SQL that reads transactions. */
@Component
class TransactionTables {

    private static final String LINES =
            """
            select t.id, t.type, e.points, e.balance + e.debt - e.pending - e.held as available, r.reason, r.reference,
                t.occurred_at, t.recorded_at, e.seq
            from entry e
                join transaction t on t.id = e.transaction_id
                left join remark r on r.transaction_id = t.id
            where e.account_id = :id and e.seq is not null and e.seq < :before
                and (:type::text is null or t.type = :type)
                and (:from::timestamptz is null or t.occurred_at >= :from)
                and (:to::timestamptz is null or t.occurred_at < :to)
            order by e.seq desc limit :limit""";

    private static final String DETAIL =
            """
            select t.id, t.type, t.reverses, t.expires_on, t.available_at, r.reason, r.reference, r.actor, t.occurred_at, t.recorded_at,
                e.account_id, e.points, e.balance + e.debt - e.pending - e.held as available
            from transaction t
                join entry e on e.transaction_id = t.id
                left join remark r on r.transaction_id = t.id
            where t.id = :id order by e.leg""";

    /** What stands where the words were erased. */
    private static final String ERASED = "";

    private final DatabaseClient database;

    TransactionTables(DatabaseClient database) {
        this.database = database;
    }

    /** Newest first. */
    Flux<TransactionLine> lines(UUID memberId, TransactionFilter filter, long before, int limit) {
        return database.sql(LINES)
                .bind("id", memberId)
                .bind("before", before)
                .bind("type", Parameters.in(R2dbcType.VARCHAR, filter.typeName()))
                .bind("from", Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE, filter.from()))
                .bind("to", Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE, filter.to()))
                .bind("limit", limit)
                .map(TransactionTables::line)
                .all();
    }

    Mono<TransactionDetail> detail(UUID id) {
        return database.sql(DETAIL)
                .bind("id", id)
                .map(TransactionTables::detailOfLeg)
                .all()
                .collectList()
                .flatMap(rows -> rows.isEmpty() ? Mono.empty() : Mono.just(joined(rows)));
    }

    private static TransactionLine line(Readable row) {
        return new TransactionLine(
                LedgerRows.get(row, "id", UUID.class),
                LedgerRows.get(row, "type", String.class),
                LedgerRows.get(row, "points", Long.class),
                LedgerRows.get(row, "available", Long.class),
                Objects.requireNonNullElse(row.get("reason", String.class), ERASED),
                row.get("reference", String.class),
                LedgerRows.get(row, "occurred_at", Instant.class),
                LedgerRows.get(row, "recorded_at", Instant.class),
                LedgerRows.get(row, "seq", Long.class));
    }

    private static TransactionDetail detailOfLeg(Readable row) {
        return new TransactionDetail(
                LedgerRows.get(row, "id", UUID.class),
                LedgerRows.get(row, "type", String.class),
                row.get("reverses", UUID.class),
                row.get("expires_on", LocalDate.class),
                row.get("available_at", Instant.class),
                Objects.requireNonNullElse(row.get("reason", String.class), ERASED),
                row.get("reference", String.class),
                row.get("actor", String.class),
                LedgerRows.get(row, "occurred_at", Instant.class),
                LedgerRows.get(row, "recorded_at", Instant.class),
                List.of(leg(row)));
    }

    private static TransactionDetail.Leg leg(Readable row) {
        var accountId = LedgerRows.get(row, "account_id", UUID.class);
        var points = LedgerRows.get(row, "points", Long.class);
        return SystemAccount.of(accountId)
                .map(account -> new TransactionDetail.Leg(account.label(), null, points, null))
                .orElseGet(
                        () ->
                                new TransactionDetail.Leg(
                                        "member",
                                        accountId,
                                        points,
                                        row.get("available", Long.class)));
    }

    private static TransactionDetail joined(List<TransactionDetail> rows) {
        var first = rows.getFirst();
        return new TransactionDetail(
                first.id(),
                first.type(),
                first.reverses(),
                first.expiresOn(),
                first.availableAt(),
                first.reason(),
                first.reference(),
                first.actor(),
                first.occurredAt(),
                first.recordedAt(),
                rows.stream().flatMap(row -> row.entries().stream()).toList());
    }
}

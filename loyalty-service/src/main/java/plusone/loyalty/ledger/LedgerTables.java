package plusone.loyalty.ledger;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import plusone.idempotency.IdempotencyKey;
import plusone.idempotency.Operation;
import plusone.loyalty.ledger.Books.EarlierReceipt;
import plusone.loyalty.ledger.PastTransaction.Leg;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** SQL of a flush: what is locked and loaded before the decision. */
@Component
class LedgerTables {

    private static final String OPEN =
            """
            insert into account (id, status, seq, balance, pending, held, debt, earned, chain, recorded_at)
            values (:id, :status, 0, 0, 0, 0, 0, 0, decode(:chain, 'hex'), :recordedAt)""";

    // One order everywhere, by the database's idea of it: two orders are a deadlock. Never loaded
    // together with other rows: after a wait
    // for the lock this row is new and those would be old.
    private static final String LOCK =
            """
            select id, status, seq, balance, pending, held, debt, earned, encode(chain, 'hex') as chain, recorded_at, due_at
            from account where id = any(:ids) order by id for no key update""";

    private static final String RECEIPTS =
            """
            select o.caller, o.key, o.fingerprint, o.kind,
                t.id, t.type, t.occurred_at, e.points, e.balance, e.pending, e.held, e.debt, e.earned
            from operation o
                left join transaction t on t.id = o.result_id
                left join entry e on e.transaction_id = o.result_id and e.leg = 0
            where o.id = any(:ids)""";

    private static final String LOTS =
            """
            select account_id, expires_on, available_at, remaining from lot
            where account_id = any(:ids) and remaining > 0""";

    private static final String PAST =
            """
            select t.id, t.type, e.account_id, e.points, coalesce(e.lots, '{}')::text as lots
            from transaction t join entry e on e.transaction_id = t.id
            where t.id = any(:ids) order by t.id, e.leg""";

    private static final String REVERSED =
            "select distinct reverses from transaction where reverses = any(:ids)";

    private static final TypeReference<TreeMap<LocalDate, Long>> POINTS_BY_DATE =
            new TypeReference<>() {};

    private final DatabaseClient database;
    private final JsonMapper json;

    LedgerTables(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Void> open(Account account) {
        return database.sql(OPEN)
                .bind("id", account.id())
                .bind("status", account.status().name())
                .bind("chain", account.chain().hex())
                .bind("recordedAt", account.recordedAt())
                .then();
    }

    Mono<List<Account>> lock(Collection<UUID> ids) {
        return database.sql(LOCK)
                .bind("ids", array(ids))
                .map(LedgerRows::account)
                .all()
                .collectList();
    }

    Mono<List<EarlierReceipt>> receipts(Collection<UUID> operationIds) {
        return database.sql(RECEIPTS)
                .bind("ids", array(operationIds))
                .map(LedgerTables::receipt)
                .all()
                .collectList();
    }

    Mono<List<Lot>> lots(Collection<UUID> accountIds) {
        return database.sql(LOTS)
                .bind("ids", array(accountIds))
                .map(LedgerRows::lot)
                .all()
                .collectList();
    }

    /** Past transactions do not change: they may be read before the lock. */
    Mono<List<PastTransaction>> past(Collection<UUID> ids) {
        return database.sql(PAST)
                .bind("ids", array(ids))
                .map(this::pastLeg)
                .all()
                .bufferUntilChanged(PastTransaction::id)
                .map(LedgerTables::joined)
                .collectList();
    }

    Flux<UUID> reversed(Collection<UUID> ids) {
        return database.sql(REVERSED)
                .bind("ids", array(ids))
                .map(row -> LedgerRows.get(row, "reverses", UUID.class))
                .all();
    }

    private static EarlierReceipt receipt(Readable row) {
        var operation =
                new Operation(
                        LedgerRows.get(row, "caller", String.class),
                        new IdempotencyKey(LedgerRows.get(row, "key", String.class)),
                        LedgerRows.get(row, "kind", String.class),
                        LedgerRows.get(row, "fingerprint", UUID.class));
        return new EarlierReceipt(
                operation, row.get("id") == null ? null : receiptOfTransaction(row));
    }

    private static Receipt receiptOfTransaction(Readable row) {
        return new Receipt(
                LedgerRows.get(row, "id", UUID.class),
                LedgerRows.get(row, "type", String.class),
                Math.abs(LedgerRows.get(row, "points", Long.class)),
                LedgerRows.get(row, "occurred_at", Instant.class),
                Receipt.BalanceAfter.of(LedgerRows.standing(row)),
                true);
    }

    private PastTransaction pastLeg(Readable row) {
        SortedMap<LocalDate, Long> lots =
                json.readValue(LedgerRows.get(row, "lots", String.class), POINTS_BY_DATE);
        var leg =
                new Leg(
                        LedgerRows.get(row, "account_id", UUID.class),
                        LedgerRows.get(row, "points", Long.class),
                        lots);
        return new PastTransaction(
                LedgerRows.get(row, "id", UUID.class),
                Transaction.Type.valueOf(LedgerRows.get(row, "type", String.class)),
                List.of(leg));
    }

    private static PastTransaction joined(List<PastTransaction> legs) {
        var first = legs.getFirst();
        return new PastTransaction(
                first.id(),
                first.type(),
                legs.stream().flatMap(part -> part.legs().stream()).toList());
    }

    private static UUID[] array(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }
}

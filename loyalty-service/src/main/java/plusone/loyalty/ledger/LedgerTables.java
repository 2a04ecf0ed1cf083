package plusone.loyalty.ledger;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import plusone.idempotency.IdempotencyKey;
import plusone.idempotency.Operation;
import plusone.loyalty.ledger.Books.EarlierOutcome;
import plusone.loyalty.ledger.PastTransaction.Leg;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

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

    // A flush waits for nobody: who else is in the way holds up only what needs that row.
    private static final String LOCK_FREE = LOCK + " skip locked";

    private static final String EXISTING = "select id from account where id = any(:ids)";

    // Fenced look-ups, here and below: a plan that a connection made while the tables were empty
    // joins them whole, and keeps doing so when they have grown.
    private static final String EARLIER =
            """
            select o.caller, o.key, o.fingerprint, o.kind, o.call,
                t.id as transaction_id, t.type, t.occurred_at, e.points as moved, e.balance, e.pending, e.held, e.debt, e.earned,
                h.id, h.account_id, h.lots::text as lots, h.captured, h.state, h.reference, h.placed_at, h.expires_at,
                h.resolved_at
            from operation o
                left join lateral (select id, type, occurred_at from transaction where id = o.result_id limit 1) t on true
                left join lateral (
                    select points, balance, pending, held, debt, earned from entry
                    where transaction_id = o.result_id and leg = 0 limit 1) e on true
                left join lateral (select * from hold where id = o.result_id limit 1) h on true
            where o.id = any(:ids)""";

    private static final String LOTS =
            """
            select account_id, expires_on, available_at, remaining from lot
            where account_id = any(:ids) and remaining > 0""";

    private static final String OWNERS = "select id, account_id from hold where id = any(:ids)";

    // Those that are named, and those that may run out.
    private static final String HOLDS =
            """
            select id, account_id, lots::text as lots, captured, state, reference, placed_at, expires_at, resolved_at
            from hold where id = any(:ids)
            union
            select id, account_id, lots::text as lots, captured, state, reference, placed_at, expires_at, resolved_at
            from hold where account_id = any(:accountIds) and state = 'PLACED'""";

    private static final String PAST =
            """
            select t.id, t.type, t.expires_on, t.available_at, e.account_id, e.points, coalesce(e.lots, '{}')::text as lots
            from transaction t
                cross join lateral (
                    select leg, account_id, points, lots from entry where transaction_id = t.id offset 0) e
            where t.id = any(:ids) order by t.id, e.leg""";

    private static final String REVERSED =
            """
            select reverses, count(*) as parts,
                sum((select abs(points) from entry where transaction_id = transaction.id and leg = 0))::bigint as points
            from transaction where reverses = any(:ids) group by reverses""";

    private final DatabaseClient database;
    private final PointsByDate pointsByDate;

    LedgerTables(DatabaseClient database, PointsByDate pointsByDate) {
        this.database = database;
        this.pointsByDate = pointsByDate;
    }

    Mono<Void> open(Account account) {
        return database.sql(OPEN)
                .bind("id", account.id())
                .bind("status", account.status().name())
                .bind("chain", account.chain().hex())
                .bind("recordedAt", account.recordedAt())
                .then();
    }

    /** Locks these accounts, and waits for those that somebody else has locked. */
    Flux<Account> lock(Collection<UUID> ids) {
        return database.sql(LOCK).bind("ids", array(ids)).map(LedgerRows::account).all();
    }

    /** Locks those of these accounts that nobody else has locked. */
    Flux<Account> lockFree(Collection<UUID> ids) {
        return database.sql(LOCK_FREE).bind("ids", array(ids)).map(LedgerRows::account).all();
    }

    /** Those of these accounts that there are, locked or not. */
    Flux<UUID> existing(Collection<UUID> ids) {
        return database.sql(EXISTING)
                .bind("ids", array(ids))
                .map(row -> LedgerRows.get(row, "id", UUID.class))
                .all();
    }

    Flux<EarlierOutcome> earlier(Collection<UUID> operationIds) {
        return database.sql(EARLIER).bind("ids", array(operationIds)).map(this::earlier).all();
    }

    Flux<Lot> lots(Collection<UUID> accountIds) {
        return database.sql(LOTS).bind("ids", array(accountIds)).map(LedgerRows::lot).all();
    }

    /** Whose holds these are: that does not change and may be read before the lock. */
    Flux<Owner> owners(Collection<UUID> holdIds) {
        return database.sql(OWNERS)
                .bind("ids", array(holdIds))
                .map(
                        row ->
                                new Owner(
                                        LedgerRows.get(row, "id", UUID.class),
                                        LedgerRows.get(row, "account_id", UUID.class)))
                .all();
    }

    /** These holds, and all that these accounts have placed. */
    Flux<Hold> holds(Collection<UUID> ids, Collection<UUID> accountIds) {
        return database.sql(HOLDS)
                .bind("ids", array(ids))
                .bind("accountIds", array(accountIds))
                .map(row -> LedgerRows.hold(row, pointsByDate))
                .all();
    }

    /** Past transactions do not change: they may be read before the lock. */
    Flux<PastTransaction> past(Collection<UUID> ids) {
        return database.sql(PAST)
                .bind("ids", array(ids))
                .map(this::pastLeg)
                .all()
                .bufferUntilChanged(PastTransaction::id)
                .map(LedgerTables::joined);
    }

    Flux<Books.Reversed> reversed(Collection<UUID> ids) {
        return database.sql(REVERSED)
                .bind("ids", array(ids))
                .map(
                        row ->
                                new Books.Reversed(
                                        LedgerRows.get(row, "reverses", UUID.class),
                                        LedgerRows.get(row, "points", Long.class),
                                        LedgerRows.get(row, "parts", Long.class)))
                .all();
    }

    private EarlierOutcome earlier(Readable row) {
        var operation =
                new Operation(
                        LedgerRows.get(row, "caller", String.class),
                        new IdempotencyKey(LedgerRows.get(row, "key", String.class)),
                        LedgerRows.get(row, "kind", String.class),
                        LedgerRows.get(row, "call", String.class),
                        LedgerRows.get(row, "fingerprint", UUID.class));
        return new EarlierOutcome(operation, result(row));
    }

    private Books.Result result(Readable row) {
        return new Books.Result(
                row.get("transaction_id") == null ? null : receipt(row),
                row.get("id") == null ? null : LedgerRows.hold(row, pointsByDate));
    }

    private static Receipt receipt(Readable row) {
        return new Receipt(
                LedgerRows.get(row, "transaction_id", UUID.class),
                LedgerRows.get(row, "type", String.class),
                Math.abs(LedgerRows.get(row, "moved", Long.class)),
                LedgerRows.get(row, "occurred_at", Instant.class),
                Receipt.BalanceAfter.of(LedgerRows.standing(row)),
                true);
    }

    private PastTransaction pastLeg(Readable row) {
        var leg =
                new Leg(
                        LedgerRows.get(row, "account_id", UUID.class),
                        LedgerRows.get(row, "points", Long.class),
                        pointsByDate.read(LedgerRows.get(row, "lots", String.class)));
        return new PastTransaction(
                LedgerRows.get(row, "id", UUID.class),
                Transaction.Type.valueOf(LedgerRows.get(row, "type", String.class)),
                row.get("expires_on", LocalDate.class),
                row.get("available_at", Instant.class),
                List.of(leg));
    }

    private static PastTransaction joined(List<PastTransaction> legs) {
        var first = legs.getFirst();
        return new PastTransaction(
                first.id(),
                first.type(),
                first.expiresOn(),
                first.availableAt(),
                legs.stream().flatMap(part -> part.legs().stream()).toList());
    }

    private static UUID[] array(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }

    /** Whose hold it is. */
    record Owner(UUID holdId, UUID accountId) {}
}

package plusone.loyalty.ledger;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** SQL on accounts outside a flush. */
@Component
class AccountTables {

    // One statement, so that account, lots and holds are of one moment. Holds matter only where
    // one may have run out.
    private static final String SNAPSHOT =
            """
            select a.id, a.status, a.seq, a.balance, a.pending, a.held, a.debt, a.earned, encode(a.chain, 'hex') as chain,
                a.recorded_at, a.due_at, l.expires_on, l.available_at, l.remaining,
                case when a.due_at <= :now and a.held > 0 then (
                    select json_agg(json_build_object('id', id, 'lots', lots, 'placedAt', placed_at, 'expiresAt', expires_at))
                    from hold where account_id = a.id and state = 'PLACED')::text end as holds
            from account a
                left join lateral (
                    select array_agg(expires_on) as expires_on, array_agg(available_at) as available_at,
                        array_agg(remaining) as remaining
                    from lot where account_id = a.id and remaining > 0) l on true
            where a.id = :id""";

    private static final String STATUSES = "select id, status from account where id = any(:ids)";

    // Any of those who have been due longest: so several instances share the work, and one who
    // cannot be settled holds up nobody.
    private static final String DUE =
            """
            select id, (
                    select count(*) from (
                        select from lot where account_id = due.id and remaining > 0 limit :counted) lots)
                + (
                    select count(*) from (
                        select from hold where account_id = due.id and state = 'PLACED' limit :counted) holds) as size
            from (
                select id from (select id from account where due_at <= :now order by due_at limit :limit * 10) longest
                order by random() limit :limit) due""";

    private static final String CHANGE_STATUS =
            "update account set status = :status where id = :id and status <> :status";

    private static final String INSERT_CHANGE =
            """
            insert into status_change (id, account_id, status, reason, actor, recorded_at)
            values (:id, :accountId, :status, :reason, :actor, :recordedAt)""";

    private final DatabaseClient database;
    private final JsonMapper json;

    AccountTables(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Puts a member's account with its lots, and holds where they matter by now, into books. */
    Mono<Books> snapshot(UUID memberId, Books books, Instant now) {
        return database.sql(SNAPSHOT)
                .bind("id", memberId)
                .bind("now", now)
                .map(row -> known(row, books))
                .one();
    }

    Mono<Map<UUID, String>> statuses(Collection<UUID> memberIds) {
        return database.sql(STATUSES)
                .bind("ids", memberIds.toArray(UUID[]::new))
                .map(AccountTables::status)
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /**
     * Some members whom time has changed by now.
     *
     * @param counted how many lots, and how many holds, are counted of each at most
     */
    Flux<Due> due(Instant now, int limit, int counted) {
        return database.sql(DUE)
                .bind("now", now)
                .bind("limit", limit)
                .bind("counted", counted)
                .map(
                        row ->
                                new Due(
                                        LedgerRows.get(row, "id", UUID.class),
                                        LedgerRows.get(row, "size", Long.class)))
                .all();
    }

    /** Whether the status is another one now. */
    Mono<Boolean> changeStatus(UUID memberId, Account.Status status) {
        return database.sql(CHANGE_STATUS)
                .bind("id", memberId)
                .bind("status", status.name())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    Mono<Void> insert(StatusChange change) {
        return database.sql(INSERT_CHANGE)
                .bind("id", change.id())
                .bind("accountId", change.accountId())
                .bind("status", change.status().name())
                .bind("reason", change.reason())
                .bind("actor", change.actor())
                .bind("recordedAt", change.recordedAt())
                .then();
    }

    private Books known(Readable row, Books books) {
        var account = LedgerRows.account(row);
        books.know(account);
        lots(row, account.id()).forEach(books::know);
        holds(row, account.id()).forEach(books::know);
        return books;
    }

    private static Stream<Lot> lots(Readable row, UUID accountId) {
        var expiresOn = row.get("expires_on", LocalDate[].class);
        if (expiresOn == null) return Stream.empty();
        var availableAt = LedgerRows.get(row, "available_at", Instant[].class);
        var remaining = LedgerRows.get(row, "remaining", Long[].class);
        return IntStream.range(0, expiresOn.length)
                .mapToObj(
                        lot ->
                                new Lot(
                                        accountId,
                                        new Lot.Key(expiresOn[lot], availableAt[lot]),
                                        remaining[lot]));
    }

    private Stream<Hold> holds(Readable row, UUID accountId) {
        var holds = Objects.requireNonNullElse(row.get("holds", String.class), "[]");
        return Stream.of(json.readValue(holds, PlacedHold[].class)).map(hold -> hold.of(accountId));
    }

    private static Map.Entry<UUID, String> status(Readable row) {
        return Map.entry(
                LedgerRows.get(row, "id", UUID.class), LedgerRows.get(row, "status", String.class));
    }

    /**
     * A member whom time has changed.
     *
     * @param size how many lots and open holds they have
     */
    record Due(UUID memberId, long size) {}

    private record PlacedHold(
            UUID id, TreeMap<LocalDate, Long> lots, Instant placedAt, Instant expiresAt) {

        Hold of(UUID accountId) {
            return new Hold(
                    id, accountId, lots, 0, Hold.State.PLACED, "", placedAt, expiresAt, null);
        }
    }
}

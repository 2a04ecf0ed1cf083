package plusone.loyalty.ledger;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import plusone.loyalty.ledger.Books.AppliedOperation;
import reactor.core.publisher.Mono;

/** SQL of a flush: everything that was decided, written by one statement. */
final class FlushTables {

    // Rows of state by insert … on conflict: an update from unnest that was planned on an empty
    // table keeps its sequential scan. Hashes
    // go as hex: arrays of bytea are bound as wrong bytes.
    private static final String WRITE =
            """
            with new_operation as (
                insert into operation (id, caller, key, fingerprint, kind, call, result_id, recorded_at)
                select *, :now::timestamptz
                from unnest(:operationIds::uuid[], :callers::text[], :keys::text[], :fingerprints::uuid[], :kinds::text[],
                    :calls::text[], :resultIds::uuid[])
                returning 1),
            new_transaction as (
                insert into transaction (id, type, reverses, expires_on, available_at, occurred_at, remark_digest, recorded_at)
                select id, type, reverses, expires_on, available_at, occurred_at, decode(digest, 'hex'), :now::timestamptz
                from unnest(:transactionIds::uuid[], :types::text[], :reverses::uuid[], :expiresOn::date[],
                    :availableAt::timestamptz[], :occurredAt::timestamptz[], :digests::text[])
                    as t (id, type, reverses, expires_on, available_at, occurred_at, digest)
                returning 1),
            new_remark as (
                insert into remark (transaction_id, reason, reference, actor)
                select * from unnest(:transactionIds::uuid[], :reasons::text[], :references::text[], :actors::text[])
                returning 1),
            new_entry as (
                insert into entry (transaction_id, leg, account_id, points, lots, seq, balance, pending, held, debt, earned, hash)
                select transaction_id, leg, account_id, points, lots::jsonb, seq, balance, pending, held, debt, earned,
                    decode(hash, 'hex')
                from unnest(:entryTransactionIds::uuid[], :legs::int[], :entryAccountIds::uuid[], :points::bigint[],
                    :entryLots::text[], :seqs::bigint[], :balances::bigint[], :pendings::bigint[], :helds::bigint[],
                    :debts::bigint[], :earneds::bigint[], :hashes::text[])
                    as e (transaction_id, leg, account_id, points, lots, seq, balance, pending, held, debt, earned, hash)
                returning 1),
            changed_lot as (
                insert into lot (account_id, expires_on, available_at, remaining)
                select * from unnest(:lotAccountIds::uuid[], :lotExpiresOn::date[], :lotAvailableAt::timestamptz[],
                    :lotPoints::bigint[])
                on conflict (account_id, expires_on, available_at) do update set remaining = excluded.remaining
                returning 1),
            grown_lot as (
                insert into lot (account_id, expires_on, available_at, remaining)
                select * from unnest(:grownAccountIds::uuid[], :grownExpiresOn::date[], :grownAvailableAt::timestamptz[],
                    :grownPoints::bigint[])
                on conflict (account_id, expires_on, available_at)
                do update set remaining = lot.remaining + excluded.remaining
                returning 1),
            changed_hold as (
                insert into hold (id, account_id, lots, points, captured, state, reference, placed_at, expires_at, resolved_at)
                select id, account_id, lots::jsonb, points, captured, state, reference, placed_at, expires_at, resolved_at
                from unnest(:holdIds::uuid[], :holdAccountIds::uuid[], :holdLots::text[], :holdPoints::bigint[],
                    :captured::bigint[], :states::text[], :holdReferences::text[], :placedAt::timestamptz[],
                    :holdExpiresAt::timestamptz[], :resolvedAt::timestamptz[])
                    as h (id, account_id, lots, points, captured, state, reference, placed_at, expires_at, resolved_at)
                on conflict (id) do update set captured = excluded.captured, state = excluded.state,
                    resolved_at = excluded.resolved_at
                returning 1),
            changed_account as (
                insert into account (id, status, seq, balance, pending, held, debt, earned, chain, recorded_at, due_at)
                select id, status, seq, balance, pending, held, debt, earned, decode(chain, 'hex'), :now::timestamptz, due_at
                from unnest(:accountIds::uuid[], :statuses::text[], :accountSeqs::bigint[], :accountBalances::bigint[],
                    :accountPendings::bigint[], :accountHelds::bigint[], :accountDebts::bigint[], :accountEarneds::bigint[],
                    :chains::text[], :dueAt::timestamptz[])
                    as a (id, status, seq, balance, pending, held, debt, earned, chain, due_at)
                on conflict (id) do update set seq = excluded.seq, balance = excluded.balance, pending = excluded.pending,
                    held = excluded.held, debt = excluded.debt, earned = excluded.earned, chain = excluded.chain,
                    recorded_at = excluded.recorded_at, due_at = excluded.due_at
                returning 1)
            select (select count(*) from new_operation) + (select count(*) from new_transaction)
                + (select count(*) from new_remark) + (select count(*) from new_entry)
                + (select count(*) from changed_lot) + (select count(*) from grown_lot)
                + (select count(*) from changed_hold) + (select count(*) from changed_account) as written""";

    private final DatabaseClient database;

    FlushTables(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Writes what the books hold that is new; fails if the database took another number of rows
     * than was decided.
     */
    Mono<Void> write(Books books, Instant now) {
        var transactions = books.transactions();
        var entries = transactions.stream().flatMap(NumberedEntry::of).toList();
        var lots = books.changedLots();
        var grown = books.grownLots();
        var holds = books.changedHolds();
        var accounts = books.changedAccounts();
        var expected =
                books.operations().size()
                        + 2L * transactions.size()
                        + entries.size()
                        + lots.size()
                        + grown.size()
                        + holds.size()
                        + accounts.size();
        var statement = database.sql(WRITE).bind("now", now);
        statement = operations(statement, books.operations());
        statement = transactions(statement, transactions);
        statement = entries(statement, entries);
        statement = lots(statement, "lot", lots);
        statement = lots(statement, "grown", grown);
        statement = holds(statement, holds);
        statement = accounts(statement, accounts);
        return statement
                .map(FlushTables::written)
                .one()
                .flatMap(written -> complete(written, expected));
    }

    private static DatabaseClient.GenericExecuteSpec operations(
            DatabaseClient.GenericExecuteSpec statement, List<AppliedOperation> rows) {
        return statement
                .bind("operationIds", column(rows, UUID[]::new, row -> row.operation().id()))
                .bind("callers", column(rows, String[]::new, row -> row.operation().caller()))
                .bind("keys", column(rows, String[]::new, row -> row.operation().key().value()))
                .bind(
                        "fingerprints",
                        column(rows, UUID[]::new, row -> row.operation().fingerprint()))
                .bind("kinds", column(rows, String[]::new, row -> row.operation().kind()))
                .bind("calls", column(rows, String[]::new, row -> row.operation().call()))
                .bind("resultIds", column(rows, UUID[]::new, AppliedOperation::resultId));
    }

    private static DatabaseClient.GenericExecuteSpec transactions(
            DatabaseClient.GenericExecuteSpec statement, List<Transaction> rows) {
        return statement
                .bind("transactionIds", column(rows, UUID[]::new, Transaction::id))
                .bind("types", facts(rows, String[]::new, facts -> facts.type().name()))
                .bind("reverses", facts(rows, UUID[]::new, Transaction.Facts::reverses))
                .bind("expiresOn", facts(rows, LocalDate[]::new, Transaction.Facts::expiresOn))
                .bind("availableAt", facts(rows, Instant[]::new, Transaction.Facts::availableAt))
                .bind("occurredAt", facts(rows, Instant[]::new, Transaction.Facts::occurredAt))
                .bind("digests", facts(rows, String[]::new, facts -> facts.remarkDigest().hex()))
                .bind("reasons", column(rows, String[]::new, row -> row.remark().reason()))
                .bind("references", column(rows, String[]::new, row -> row.remark().reference()))
                .bind("actors", column(rows, String[]::new, row -> row.remark().actor()));
    }

    private static DatabaseClient.GenericExecuteSpec entries(
            DatabaseClient.GenericExecuteSpec statement, List<NumberedEntry> rows) {
        return statement
                .bind(
                        "entryTransactionIds",
                        column(rows, UUID[]::new, NumberedEntry::transactionId))
                .bind("legs", column(rows, Integer[]::new, NumberedEntry::leg))
                .bind("entryAccountIds", column(rows, UUID[]::new, row -> row.entry().accountId()))
                .bind("points", column(rows, Long[]::new, row -> row.entry().points()))
                .bind(
                        "entryLots",
                        column(
                                rows,
                                String[]::new,
                                row -> row.ofMember(leg -> Chain.lots(leg.lots()))))
                .bind("seqs", column(rows, Long[]::new, row -> row.ofMember(Entry.OfMember::seq)))
                .bind(
                        "balances",
                        column(
                                rows,
                                Long[]::new,
                                row -> row.ofMember(leg -> leg.after().balance())))
                .bind(
                        "pendings",
                        column(
                                rows,
                                Long[]::new,
                                row -> row.ofMember(leg -> leg.after().pending())))
                .bind(
                        "helds",
                        column(rows, Long[]::new, row -> row.ofMember(leg -> leg.after().held())))
                .bind(
                        "debts",
                        column(rows, Long[]::new, row -> row.ofMember(leg -> leg.after().debt())))
                .bind(
                        "earneds",
                        column(rows, Long[]::new, row -> row.ofMember(leg -> leg.after().earned())))
                .bind(
                        "hashes",
                        column(rows, String[]::new, row -> row.ofMember(leg -> leg.hash().hex())));
    }

    private static DatabaseClient.GenericExecuteSpec lots(
            DatabaseClient.GenericExecuteSpec statement, String which, List<Lot> rows) {
        return statement
                .bind(which + "AccountIds", column(rows, UUID[]::new, Lot::accountId))
                .bind(
                        which + "ExpiresOn",
                        column(rows, LocalDate[]::new, lot -> lot.key().expiresOn()))
                .bind(
                        which + "AvailableAt",
                        column(rows, Instant[]::new, lot -> lot.key().availableAt()))
                .bind(which + "Points", column(rows, Long[]::new, Lot::remaining));
    }

    private static DatabaseClient.GenericExecuteSpec holds(
            DatabaseClient.GenericExecuteSpec statement, List<Hold> rows) {
        return statement
                .bind("holdIds", column(rows, UUID[]::new, Hold::id))
                .bind("holdAccountIds", column(rows, UUID[]::new, Hold::accountId))
                .bind("holdLots", column(rows, String[]::new, hold -> Chain.lots(hold.lots())))
                .bind("holdPoints", column(rows, Long[]::new, Hold::points))
                .bind("captured", column(rows, Long[]::new, Hold::captured))
                .bind("states", column(rows, String[]::new, hold -> hold.state().name()))
                .bind("holdReferences", column(rows, String[]::new, Hold::reference))
                .bind("placedAt", column(rows, Instant[]::new, Hold::placedAt))
                .bind("holdExpiresAt", column(rows, Instant[]::new, Hold::expiresAt))
                .bind("resolvedAt", column(rows, Instant[]::new, Hold::resolvedAt));
    }

    private static DatabaseClient.GenericExecuteSpec accounts(
            DatabaseClient.GenericExecuteSpec statement, List<Account> rows) {
        return statement
                .bind("accountIds", column(rows, UUID[]::new, Account::id))
                .bind("statuses", column(rows, String[]::new, row -> row.status().name()))
                .bind("accountSeqs", column(rows, Long[]::new, Account::seq))
                .bind("accountBalances", column(rows, Long[]::new, row -> row.standing().balance()))
                .bind("accountPendings", column(rows, Long[]::new, row -> row.standing().pending()))
                .bind("accountHelds", column(rows, Long[]::new, row -> row.standing().held()))
                .bind("accountDebts", column(rows, Long[]::new, row -> row.standing().debt()))
                .bind("accountEarneds", column(rows, Long[]::new, row -> row.standing().earned()))
                .bind("chains", column(rows, String[]::new, row -> row.chain().hex()))
                .bind("dueAt", column(rows, Instant[]::new, Account::dueAt));
    }

    private static <T> @Nullable T[] facts(
            List<Transaction> rows,
            IntFunction<@Nullable T[]> array,
            Function<Transaction.Facts, ? extends @Nullable T> value) {
        return column(rows, array, row -> value.apply(row.facts()));
    }

    private static <R, T> @Nullable T[] column(
            List<R> rows,
            IntFunction<@Nullable T[]> array,
            Function<R, ? extends @Nullable T> value) {
        return rows.stream().<@Nullable T>map(value).toArray(array);
    }

    private static Long written(Readable row) {
        return LedgerRows.get(row, "written", Long.class);
    }

    private static Mono<Void> complete(long written, long expected) {
        return written == expected
                ? Mono.empty()
                : Mono.error(
                        new IllegalStateException(
                                "decided " + expected + " rows, wrote " + written));
    }

    /** An entry with its place in its transaction. */
    private record NumberedEntry(UUID transactionId, int leg, Entry entry) {

        static Stream<NumberedEntry> of(Transaction transaction) {
            return IntStream.range(0, transaction.entries().size())
                    .mapToObj(
                            leg ->
                                    new NumberedEntry(
                                            transaction.id(), leg, transaction.entries().get(leg)));
        }

        <T> @Nullable T ofMember(Function<Entry.OfMember, T> figure) {
            return entry instanceof Entry.OfMember leg ? figure.apply(leg) : null;
        }
    }
}

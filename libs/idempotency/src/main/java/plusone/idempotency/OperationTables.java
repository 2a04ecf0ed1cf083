package plusone.idempotency;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** SQL on {@code operation} and {@code answer}. */
final class OperationTables {

    // An advisory lock and not the row itself: the row is written at the end, once, by a role that
    // may not update it.
    private static final String LOCK = "select pg_advisory_xact_lock(:lock)";

    private static final String FIND =
            """
            select caller, key, fingerprint, kind, call, result_id, recorded_at from operation where id = :id""";

    private static final String INSERT =
            """
            insert into operation (id, caller, key, fingerprint, kind, call, result_id, recorded_at)
            values (:id, :caller, :key, :fingerprint, :kind, :call, :resultId, :recordedAt)""";

    private static final String FIND_ANSWER =
            """
            select status, figures::text as figures from answer where operation_id = :id""";

    private static final String INSERT_ANSWER =
            """
            insert into answer (operation_id, status, figures, recorded_at)
            values (:id, :status, :figures::jsonb, :recordedAt) on conflict do nothing""";

    // Lock not available, statement cancelled: the driver has no exception of its own for the
    // first.
    private static final Set<String> OUT_OF_TIME = Set.of("55P03", "57014");

    private final DatabaseClient database;
    private final Clock clock;

    OperationTables(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Waits until no other transaction holds this key; the lock ends with the transaction. */
    Mono<Void> lock(Operation operation) {
        return database.sql(LOCK)
                .bind("lock", operation.id().getMostSignificantBits())
                .then()
                .onErrorMap(OperationTables::isOutOfTime, _ -> IdempotencyProblems.inProgress());
    }

    private static boolean isOutOfTime(Throwable failure) {
        return failure.getCause() instanceof R2dbcException refusal
                && OUT_OF_TIME.contains(String.valueOf(refusal.getSqlState()));
    }

    Mono<EarlierOperation> find(Operation operation) {
        return find(operation.id());
    }

    Mono<EarlierOperation> find(UUID id) {
        return database.sql(FIND).bind("id", id).map(OperationTables::earlier).one();
    }

    /**
     * Fails with {@link KeyTakenException} where an operation with this key was committed since it
     * was looked for.
     */
    Mono<Void> insert(Operation operation, UUID resultId) {
        return database.sql(INSERT)
                .bind("id", operation.id())
                .bind("caller", operation.caller())
                .bind("key", operation.key().value())
                .bind("fingerprint", operation.fingerprint())
                .bind("kind", operation.kind())
                .bind("call", operation.call())
                .bind("resultId", resultId)
                .bind("recordedAt", clock.instant())
                .then()
                .onErrorMap(DuplicateKeyException.class, KeyTakenException::new)
                .onErrorMap(OperationTables::isOutOfTime, _ -> IdempotencyProblems.inProgress());
    }

    Mono<Answer> answer(Operation operation, UUID resultId) {
        return database.sql(FIND_ANSWER)
                .bind("id", operation.id())
                .map(
                        row ->
                                new Answer(
                                        get(row, "status", Short.class),
                                        resultId,
                                        get(row, "figures", String.class),
                                        true))
                .one();
    }

    Mono<Void> insertAnswer(Operation operation, int status, String figures) {
        return database.sql(INSERT_ANSWER)
                .bind("id", operation.id())
                .bind("status", (short) status)
                .bind("figures", figures)
                .bind("recordedAt", clock.instant())
                .then();
    }

    private static EarlierOperation earlier(Readable row) {
        var operation =
                new Operation(
                        get(row, "caller", String.class),
                        new IdempotencyKey(get(row, "key", String.class)),
                        get(row, "kind", String.class),
                        get(row, "call", String.class),
                        get(row, "fingerprint", UUID.class));
        return new EarlierOperation(
                operation,
                get(row, "result_id", UUID.class),
                get(row, "recorded_at", Instant.class));
    }

    private static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}

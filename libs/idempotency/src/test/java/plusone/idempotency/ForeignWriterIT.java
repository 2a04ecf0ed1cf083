package plusone.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.test.context.TestPropertySource;
import plusone.contract.ProblemException;
import reactor.core.publisher.Mono;

/** The ledger writes its operations itself, without the lock: only the row tells of them. */
@TestPropertySource(
        properties = "spring.r2dbc.properties.options=lock_timeout=20000;statement_timeout=20000")
class ForeignWriterIT extends IdempotencyTest {

    private static final IdempotencyKey KEY = new IdempotencyKey("order-7");

    /** Both ways to answer once. */
    enum Way {
        AT_ONCE,
        LATER
    }

    private final AtomicInteger runs = new AtomicInteger();
    private Connection ledger;

    @BeforeEach
    void begin() throws SQLException {
        ledger = connect();
        ledger.setAutoCommit(false);
    }

    @AfterEach
    void end() throws SQLException {
        ledger.close();
    }

    @ParameterizedTest
    @EnumSource
    void losesTheKeyToAnotherCallThatCommitsFirst(Way way) throws SQLException {
        insert(operation("POST /v1/transactions"));
        var sent = send(way);
        awaitRowLock();

        ledger.commit();

        assertThat(problem(sent).slug()).isEqualTo("idempotency-key-reused");
        assertThat(count("effect")).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void keepsTheKeyWhereTheOtherIsRolledBack(Way way) throws SQLException {
        insert(operation("POST /v1/transactions"));
        var sent = send(way);
        awaitRowLock();

        ledger.rollback();

        assertThat(sent.join().replayed()).isFalse();
        assertThat(count("effect")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void repeatsWhatTheSameCallAnsweredFirst(Way way) throws SQLException {
        var first = insert(operation("POST /v1/referrals"));
        answer(operation("POST /v1/referrals"));
        var sent = send(way);
        awaitRowLock();

        ledger.commit();

        assertThat(sent.join().replayed()).isTrue();
        assertThat(sent.join().resultId()).isEqualTo(first);
        assertThat(count("effect")).isZero();
    }

    @Test
    void takesADuplicateInTheWorkForWhatItIs() {
        var id = UUID.randomUUID();
        var twice = effect(id, work(id).then(work(id)));

        assertThatThrownBy(() -> idempotency.once(operation("POST /v1/referrals"), twice).block())
                .isInstanceOf(DuplicateKeyException.class)
                .hasMessageContaining("effect_pkey");
        assertThat(runs).hasValue(2);
    }

    private CompletableFuture<Answer> send(Way way) {
        var operation = operation("POST /v1/referrals");
        var id = UUID.randomUUID();
        return switch (way) {
            case AT_ONCE -> idempotency.once(operation, effect(id, work(id))).toFuture();
            case LATER ->
                    idempotency
                            .once(
                                    operation,
                                    work(id).thenReturn(id),
                                    made -> effect(made, Mono.empty()))
                            .toFuture();
        };
    }

    private Mono<Void> work(UUID id) {
        return database.sql("insert into effect values (:id, 1)")
                .bind("id", id)
                .then()
                .doOnSubscribe(_ -> runs.incrementAndGet());
    }

    private static Mono<Effect> effect(UUID id, Mono<Void> work) {
        return work.thenReturn(new Effect(id, 201, Map.of("points", 1)));
    }

    private Operation operation(String call) {
        return idempotency.operation("ada", KEY, "referral", call, Map.of("points", 1));
    }

    private UUID insert(Operation operation) throws SQLException {
        var result = UUID.randomUUID();
        try (var insert =
                ledger.prepareStatement(
                        "insert into operation (id, caller, key, fingerprint, kind, result_id, recorded_at, call) values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setObject(1, operation.id());
            insert.setString(2, operation.caller());
            insert.setString(3, operation.key().value());
            insert.setObject(4, operation.fingerprint());
            insert.setString(5, operation.kind());
            insert.setObject(6, result);
            insert.setTimestamp(7, Timestamp.from(Instant.now()));
            insert.setString(8, operation.call());
            insert.execute();
        }
        return result;
    }

    private void answer(Operation operation) throws SQLException {
        try (var insert =
                ledger.prepareStatement("insert into answer values (?, 201, '{}', now())")) {
            insert.setObject(1, operation.id());
            insert.execute();
        }
    }

    private void awaitRowLock() {
        await().untilAsserted(
                        () ->
                                assertThat(
                                                count(
                                                        "pg_locks where locktype = 'transactionid' and not granted"))
                                        .isEqualTo(1));
    }

    private static ProblemException problem(CompletableFuture<Answer> sent) {
        var failure = catchThrowableOfType(CompletionException.class, sent::join);
        assertThat(failure).hasCauseInstanceOf(ProblemException.class);
        return (ProblemException) failure.getCause();
    }
}

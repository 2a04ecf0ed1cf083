package plusone.transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.ValidationDepth;
import io.r2dbc.spi.Wrapped;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import plusone.transactions.TransactionsApplication.Refusal;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class AtomicallyIT extends TransactionsTest {

    @Test
    void finishesWhatALeavingCallerHasBegun() throws InterruptedException {
        leaveBetweenTwoStatements(database, atomically::commit);

        await().untilAsserted(() -> assertThat(count("kind = 'pair'")).isEqualTo(2));
        awaitQuiet();
    }

    @Test
    void wouldNotFinishItWithAPlainTransaction() throws InterruptedException {
        var plainPool = new ConnectionPool(ConnectionPoolConfiguration.builder(plain()).build());
        var operator = TransactionalOperator.create(new R2dbcTransactionManager(plainPool));

        leaveBetweenTwoStatements(DatabaseClient.create(plainPool), operator::transactional);

        await().untilAsserted(
                        () ->
                                assertThat(plainPool.getMetrics().orElseThrow().acquiredSize())
                                        .isZero());
        assertThat(count("kind = 'pair'")).isLessThan(2);
        plainPool.dispose();
    }

    @Test
    void answersAfterTheCommit() {
        insert("single", 1).thenReturn("done").as(atomically::commit).block();

        assertThat(count("kind = 'single'")).isEqualTo(1);
    }

    @Test
    void rollsBackWhereTheWorkFails() {
        var work = insert("single", 1).then(Mono.error(new Refusal()));

        assertThatThrownBy(() -> work.as(atomically::commit).block()).isInstanceOf(Refusal.class);

        assertThat(count("kind = 'single'")).isZero();
        awaitQuiet();
    }

    @Test
    void rollsBackWhereTheDatabaseRefuses() {
        var work = insert("single", 1).then(database.sql("select 1 / 0").then());

        assertThatThrownBy(() -> work.as(atomically::commit).block())
                .hasRootCauseMessage("division by zero");

        assertThat(count("kind = 'single'")).isZero();
    }

    @Test
    void runsTheWorkAnewForEverySubscriber() {
        var twice = insert("single", 1).as(atomically::commit);

        twice.then(twice).block();

        assertThat(count("kind = 'single'")).isEqualTo(2);
    }

    @Test
    void refusesATransactionInsideATransaction() {
        var nested = insert("single", 1).then(insert("single", 2).as(atomically::commit));

        assertThatThrownBy(() -> nested.as(atomically::commit).block())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a transaction inside a transaction");

        assertThat(count("kind = 'single'")).isZero();
    }

    @Test
    void showsTheCallersContextToTheWork() {
        var seen =
                Mono.deferContextual(context -> Mono.just(context.<String>get("caller")))
                        .as(atomically::commit)
                        .contextWrite(context -> context.put("caller", "ada"))
                        .block();

        assertThat(seen).isEqualTo("ada");
    }

    @Test
    void throwsAwayAConnectionThatComesBackInsideATransaction() {
        var dirty = leaveATransactionOpen();

        insert("single", 1).as(atomically::commit).block();

        assertThat(dirty.isAutoCommit()).isFalse();
        assertThat(Mono.from(dirty.validate(ValidationDepth.LOCAL)).block()).isFalse();
        assertThat(count("kind = 'single'")).isEqualTo(1);
        awaitQuiet();
    }

    /**
     * Fills the pool with one idle connection that is inside a transaction, unknown to the pool.
     */
    private Connection leaveATransactionOpen() {
        var pooled = pool.create().block();
        var raw = (Connection) ((Wrapped<?>) pooled).unwrap();
        Mono.from(raw.beginTransaction()).then(Mono.from(pooled.close())).block();
        return raw;
    }

    private static void leaveBetweenTwoStatements(
            DatabaseClient database, UnaryOperator<Mono<Void>> transaction)
            throws InterruptedException {
        var between = new CountDownLatch(1);
        var goOn = Sinks.<Void>empty();
        var work =
                pair(database, 1)
                        .then(Mono.fromRunnable(between::countDown))
                        .then(goOn.asMono())
                        .then(pair(database, -1));

        var caller = transaction.apply(work).subscribe();
        between.await();
        caller.dispose();
        goOn.tryEmitEmpty();
    }

    private static Mono<Void> pair(DatabaseClient database, int points) {
        return database.sql("insert into entry values ('pair', 0, :points)")
                .bind("points", points)
                .then();
    }

    private static ConnectionFactory plain() {
        return ConnectionFactories.get(
                ConnectionFactoryOptions.parse(r2dbcUrl())
                        .mutate()
                        .option(ConnectionFactoryOptions.USER, "loyalty")
                        .option(ConnectionFactoryOptions.PASSWORD, "loyalty")
                        .build());
    }
}

package plusone.transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcTimeoutException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.FileSystemResource;
import plusone.postgres.EmbeddedDatabase;
import reactor.core.publisher.Flux;

/**
 * The limits of the database as each service is shipped with them, tried on a database: the one
 * that is written is the one that acts.
 */
class ShippedLimitsIT {

    private static final Duration GENEROUS = Duration.ofSeconds(30);

    /** Of two seconds: a pool that asks again after its limit would need four. */
    private static final Duration LESS_THAN_TWICE = Duration.ofMillis(3_900);

    /** Any lock: this one needs no table. */
    private static final String LOCK = "select pg_advisory_lock(4711)::text";

    private static EmbeddedDatabase database;

    @BeforeAll
    static void start() {
        database = EmbeddedDatabase.shared().newDatabase();
    }

    @AfterAll
    static void end() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"loyalty", "referral", "notification"})
    void aStatementEndsAfterTwoSeconds(String service) {
        with(
                service,
                database.r2dbcUrl(),
                pool -> {
                    var failure = failureOf(pool, "select pg_sleep(60)");

                    assertThat(failure.sqlState()).isEqualTo("57014");
                    assertThat(failure.after()).isBetween(Duration.ofMillis(1_900), GENEROUS);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"loyalty", "referral", "notification"})
    void aWaitForALockEndsBeforeItsStatementWould(String service) throws Exception {
        try (var holder = database.connect("loyalty_owner");
                var statement = holder.createStatement()) {
            statement.execute(LOCK);
            with(
                    service,
                    database.r2dbcUrl(),
                    pool -> {
                        var failure = failureOf(pool, LOCK);

                        assertThat(failure.sqlState()).isEqualTo("55P03");
                        assertThat(failure.after()).isBetween(Duration.ofMillis(1_400), GENEROUS);
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"loyalty", "referral", "notification"})
    void aTransactionThatDoesNothingIsEnded(String service) {
        with(
                service,
                database.r2dbcUrl(),
                pool -> {
                    var connection = connection(pool);
                    Flux.from(connection.beginTransaction()).blockLast();
                    assertThat(rows(connection, "select 1")).isEqualTo(1);

                    await().atMost(GENEROUS).until(() -> transactionsThatDoNothing() == 0);

                    assertThat(catchThrowable(() -> rows(connection, "select 1"))).isNotNull();
                    Flux.from(connection.close()).onErrorComplete().blockLast();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"loyalty", "referral", "notification"})
    void whoFindsNoFreeConnectionIsToldAfterTwoSeconds(String service) {
        with(
                service,
                database.r2dbcUrl(),
                pool -> {
                    var size = pool.getMetrics().orElseThrow().getMaxAllocatedSize();
                    var all = Flux.range(0, size).concatMap(_ -> pool.create()).collectList();
                    var taken = Objects.requireNonNull(all.block());

                    var begun = System.nanoTime();
                    var failure = catchThrowable(() -> connection(pool));

                    assertThat(failure).isInstanceOf(R2dbcTimeoutException.class);
                    assertThat(since(begun)).isBetween(Duration.ofMillis(1_900), LESS_THAN_TWICE);
                    Flux.fromIterable(taken).concatMap(Connection::close).blockLast();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"loyalty", "referral", "notification"})
    void aConnectionThatIsNotMadeIsGivenUp(String service) throws Exception {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var address = "r2dbc:postgresql://127.0.0.1:%d/any".formatted(silent.getLocalPort());
            with(
                    service,
                    address,
                    pool -> {
                        var begun = System.nanoTime();

                        assertThat(catchThrowable(() -> connection(pool)))
                                .isInstanceOf(R2dbcTimeoutException.class);
                        assertThat(since(begun))
                                .isBetween(Duration.ofMillis(1_900), LESS_THAN_TWICE);
                    });
        }
    }

    private static void with(String service, String url, Consumer<ConnectionPool> trial) {
        new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(
                                R2dbcAutoConfiguration.class, ConnectionsConfiguration.class))
                .withPropertyValues(shipped(service))
                .withPropertyValues(
                        "spring.r2dbc.url=" + url,
                        "spring.r2dbc.password=any",
                        "spring.r2dbc.pool.initial-size=0")
                .run(context -> trial.accept(context.getBean(ConnectionPool.class)));
    }

    /** What a service's file says of its database. */
    private static String[] shipped(String service) {
        var file = Path.of("..", "..", service + "-service", "src/main/resources/application.yml");
        var found = new HashMap<String, Object>();
        try {
            for (var source :
                    new YamlPropertySourceLoader().load("shipped", new FileSystemResource(file)))
                for (var name : ((EnumerablePropertySource<?>) source).getPropertyNames())
                    if (name.startsWith("spring.r2dbc."))
                        found.put(name, Objects.requireNonNull(source.getProperty(name)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertThat(found).containsKey("spring.r2dbc.properties.options");
        return found.entrySet().stream()
                .map((Map.Entry<String, Object> it) -> it.getKey() + "=" + it.getValue())
                .toArray(String[]::new);
    }

    private record Failure(String sqlState, Duration after) {}

    private static Failure failureOf(ConnectionPool pool, String sql) {
        var connection = connection(pool);
        var begun = System.nanoTime();
        var failure = catchThrowable(() -> rows(connection, sql));
        var after = since(begun);
        Flux.from(connection.close()).blockLast();
        var told =
                Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                        .filter(R2dbcException.class::isInstance)
                        .map(R2dbcException.class::cast)
                        .findFirst()
                        .orElseThrow();
        return new Failure(String.valueOf(told.getSqlState()), after);
    }

    private static Connection connection(ConnectionPool pool) {
        return Objects.requireNonNull(pool.create().block());
    }

    private static long rows(Connection connection, String sql) {
        return Objects.requireNonNull(
                Flux.from(connection.createStatement(sql).execute())
                        .concatMap(result -> result.map(_ -> 1))
                        .count()
                        .block());
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static int transactionsThatDoNothing() throws Exception {
        try (var connection = database.connect(database.superuser());
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                        select count(*) from pg_stat_activity
                        where datname = current_database() and state = 'idle in transaction'""")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}

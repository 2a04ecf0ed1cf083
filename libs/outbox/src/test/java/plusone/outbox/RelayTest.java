package plusone.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.micrometer.observation.ObservationRegistry;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.reactive.function.client.WebClient;
import plusone.transactions.Atomically;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Relays that a test starts with settings of its own. */
abstract class RelayTest {

    protected static final Duration LONG = Duration.ofMinutes(1);
    protected static final Duration TIME_LIMIT = Duration.ofSeconds(2);

    /** Tries again quickly and looks often. */
    protected static final OutboxSettings QUICK = settings(Duration.ofMillis(50), 3);

    /** Looks only where it is woken. */
    protected static final OutboxSettings WOKEN = settings(LONG, 3);

    protected static PostOffice office;
    private static ConnectionPool pool;
    private static DatabaseClient database;
    private static Atomically atomically;

    private final Traces traces = new Traces(ObservationRegistry.NOOP, null);
    private final WakeUps wakeUps = new WakeUps();
    private final List<Relays> started = new ArrayList<>();

    @BeforeAll
    static void open() {
        office = new PostOffice();
        pool = new ConnectionPool(pooled(office.database.r2dbcUrl()));
        database = DatabaseClient.create(pool);
        atomically =
                new Atomically(
                        TransactionalOperator.create(new R2dbcTransactionManager(pool)), 256);
    }

    @BeforeEach
    void clear() {
        office.clear();
    }

    @AfterEach
    void stopRelays() {
        started.forEach(Relays::stop);
    }

    @AfterAll
    static void close() {
        pool.dispose();
        office.close();
    }

    protected static OutboxSettings settings(Duration poll, int deadAfterTries) {
        return new OutboxSettings(
                poll,
                16,
                TIME_LIMIT,
                Duration.ofSeconds(5),
                Duration.ofMillis(20),
                Duration.ofMillis(100),
                deadAfterTries,
                Duration.ofHours(24),
                Duration.ofMillis(300));
    }

    /** Starts a relay as a service does, with a breaker of its own. */
    protected final void startRelay(OutboxSettings settings) {
        var client = WebClient.create(office.receiver.baseUrl());
        var relays =
                new OutboxConfiguration()
                        .relays(
                                List.of(new Letters(client)),
                                tables(settings),
                                atomically,
                                traces,
                                wakeUps,
                                settings);
        relays.start();
        started.add(relays);
    }

    protected static OutboxTables tables(OutboxSettings settings) {
        return new OutboxTables(database, settings);
    }

    /** Adds letters, {@code aggregate/kind} each, in one transaction. */
    protected final void add(String... letters) {
        var outbox = new Outbox(tables(QUICK), traces, JsonMapper.shared(), wakeUps);
        Flux.fromArray(letters)
                .map(letter -> letter.split("/"))
                .concatMap(
                        letter ->
                                outbox.add(
                                        new OutboxEntry(
                                                Letters.LINK, letter[0], letter[1], List.of())))
                .then()
                .as(atomically::commit)
                .block();
    }

    protected static <T> T now(Mono<T> step) {
        return step.as(atomically::commit).block();
    }

    protected static void awaitDelivered() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(office.count("dead_at is null")).isZero());
    }

    /** Answers these in turn to a letter, and takes it then. */
    protected static void answersInTurn(String letter, ResponseDefinitionBuilder... answers) {
        var state = Scenario.STARTED;
        for (var answer : answers) {
            var next = state + "+";
            office.receiver.stubFor(
                    to(letter)
                            .inScenario(letter)
                            .whenScenarioStateIs(state)
                            .willReturn(answer)
                            .willSetStateTo(next));
            state = next;
        }
    }

    protected static MappingBuilder to(String letter) {
        return WireMock.post("/letters/" + letter);
    }

    private static ConnectionPoolConfiguration pooled(String url) {
        var options =
                ConnectionFactoryOptions.parse(url)
                        .mutate()
                        .option(ConnectionFactoryOptions.USER, PostOffice.ROLE)
                        .option(ConnectionFactoryOptions.PASSWORD, PostOffice.ROLE)
                        .build();
        return ConnectionPoolConfiguration.builder(ConnectionFactories.get(options)).build();
    }
}

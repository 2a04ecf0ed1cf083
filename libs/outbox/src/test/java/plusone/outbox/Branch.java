package plusone.outbox;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.reactive.function.client.WebClient;
import plusone.transactions.Atomically;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** One instance of a service: connections, a relay and a breaker of its own. */
final class Branch implements AutoCloseable {

    final OutboxTables tables;
    final Leases leases;
    final CircuitBreaker breaker;
    final MeterRegistry meters = new SimpleMeterRegistry();

    private final ConnectionPool pool;
    private final Atomically atomically;
    private final Outbox outbox;
    private final Relays relays;

    Branch(String r2dbcUrl, String receiver, OutboxSettings settings) {
        var traces = new Traces(ObservationRegistry.NOOP, null);
        var wakeUps = new WakeUps();
        var letters = List.<Receiver>of(new Letters(WebClient.create(receiver)));
        var breakers = new Breakers(settings);
        pool = new ConnectionPool(pooled(r2dbcUrl));
        atomically =
                new Atomically(
                        TransactionalOperator.create(new R2dbcTransactionManager(pool)), 256);
        tables = new OutboxTables(DatabaseClient.create(pool), settings);
        leases = new Leases(tables, atomically);
        outbox = new Outbox(tables, traces, JsonMapper.shared(), wakeUps);
        breaker = breakers.of(Letters.LINK);
        var configuration = new OutboxConfiguration();
        var backlogs = configuration.outboxBacklogs(letters, tables, atomically, settings);
        relays =
                configuration.relays(
                        letters, tables, atomically, traces, breakers, backlogs, wakeUps, settings);
        backlogs.bindTo(meters);
        breakers.bindTo(meters);
    }

    /** Adds letters, {@code aggregate/kind} each, in one transaction. */
    void add(List<String> letters) {
        now(
                Flux.fromIterable(letters)
                        .map(letter -> letter.split("/"))
                        .map(it -> new OutboxEntry(Letters.LINK, it[0], it[1], List.of()))
                        .concatMap(outbox::add)
                        .then());
    }

    <T> T now(Mono<T> step) {
        return step.as(atomically::commit).block();
    }

    void start() {
        relays.start();
    }

    /** Stops as a service does; completes when what was under way has ended. */
    CompletableFuture<Void> stop() {
        var stopped = new CompletableFuture<Void>();
        relays.stop(() -> stopped.complete(null));
        return stopped;
    }

    @Override
    public void close() {
        stop().join();
        pool.dispose();
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

package plusone.transactions;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.r2dbc.ConnectionFactoryBuilder;
import org.springframework.boot.r2dbc.health.ConnectionFactoryHealthIndicator;
import reactor.core.publisher.Mono;

/**
 * Asks the database how it is on a connection of its own: a service whose other connections are all
 * in use is busy and not ill, and must not be taken away from its callers for it. Whoever asks is
 * told within two seconds, which is less than probes wait.
 */
final class HealthConnection implements ReactiveHealthIndicator, AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final ConnectionPool pool;
    private final ReactiveHealthIndicator database;

    private HealthConnection(ConnectionPool pool) {
        this.pool = pool;
        this.database = new ConnectionFactoryHealthIndicator(pool);
    }

    /** To the same database as the others, with the same settings. */
    static HealthConnection like(ConnectionFactory others) {
        var own = ConnectionFactoryBuilder.derivedFrom(others).build();
        var pool =
                ConnectionPoolConfiguration.builder(own)
                        .name("health")
                        .initialSize(0)
                        .maxSize(1)
                        .maxAcquireTime(LIMIT)
                        .maxCreateConnectionTime(LIMIT)
                        .build();
        return new HealthConnection(new ConnectionPool(pool));
    }

    @Override
    public Mono<Health> health() {
        return database.health().timeout(LIMIT, Mono.fromSupplier(HealthConnection::silent));
    }

    private static Health silent() {
        return Health.down().withDetail("error", "no answer within " + LIMIT).build();
    }

    @Override
    public void close() {
        pool.dispose();
    }
}

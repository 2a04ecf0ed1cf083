package plusone.loyalty.ledger;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactory;
import org.springframework.boot.r2dbc.ConnectionFactoryBuilder;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcProperties;
import org.springframework.boot.r2dbc.metrics.ConnectionPoolMetrics;

/**
 * Connections that only flushes use, one more than there are lanes: however many reads wait for a
 * connection, a commit does not.
 */
record LaneConnections(ConnectionPool pool) implements AutoCloseable {

    /** To the same database as the others of the service, with the same time limits. */
    static LaneConnections like(
            ConnectionFactory others,
            R2dbcProperties.Pool settings,
            int lanes,
            MeterRegistry meters) {
        var connections = ConnectionFactoryBuilder.derivedFrom(others).build();
        var pool =
                new ConnectionPool(
                        ConnectionPoolConfiguration.builder(connections)
                                .name("lanes")
                                .initialSize(lanes)
                                .maxSize(lanes + 1)
                                .maxAcquireTime(settings.getMaxAcquireTime())
                                .maxCreateConnectionTime(settings.getMaxCreateConnectionTime())
                                .maxLifeTime(settings.getMaxLifeTime())
                                .build());
        new ConnectionPoolMetrics(pool, "lanes", Tags.empty()).bindTo(meters);
        return new LaneConnections(pool);
    }

    @Override
    public void close() {
        pool.dispose();
    }
}

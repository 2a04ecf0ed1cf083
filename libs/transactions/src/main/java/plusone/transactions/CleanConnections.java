package plusone.transactions;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Wrapped;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.InfrastructureProxy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Hands out only connections that are not inside a transaction already. The driver ignores a second
 * BEGIN without a word, so work on such a connection would be committed or lost with somebody
 * else's; it is thrown away instead.
 *
 * <p>As an {@link InfrastructureProxy} it stands for the pool itself: what runs inside the
 * transaction finds its connection under the pool's name.
 */
final class CleanConnections implements ConnectionFactory, InfrastructureProxy {

    private static final Logger log = LoggerFactory.getLogger(CleanConnections.class);

    private final ConnectionFactory pool;

    CleanConnections(ConnectionFactory pool) {
        this.pool = pool;
    }

    @Override
    public Mono<Connection> create() {
        return Mono.from(pool.create())
                .flatMap(
                        connection ->
                                connection.isAutoCommit()
                                        ? Mono.<Connection>just(connection)
                                        : discard(connection).then(Mono.defer(this::create)));
    }

    /**
     * Closes the connection below the pooled one, so that the pool finds it dead and replaces it.
     */
    private static Mono<Void> discard(Connection pooled) {
        log.error("a connection came back from the pool inside a transaction: thrown away");
        var raw =
                pooled instanceof Wrapped<?> wrapped && wrapped.unwrap() instanceof Connection inner
                        ? inner
                        : pooled;
        return Flux.concatDelayError(raw.close(), pooled.close()).then().onErrorComplete();
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
        return pool.getMetadata();
    }

    @Override
    public Object getWrappedObject() {
        return pool;
    }
}

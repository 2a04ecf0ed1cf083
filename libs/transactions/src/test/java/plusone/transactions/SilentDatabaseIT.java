package plusone.transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** The database falls silent on connections that stay open: they are given up, new ones serve. */
class SilentDatabaseIT extends TransactionsTest {

    /** Without a limit of its own it would wait for ever. */
    private static final Duration GENEROUS = Duration.ofMinutes(1);

    private List<Long> silent = List.of();

    @AfterEach
    void theyGoOn() throws Exception {
        Backend.goOn(silent);
    }

    @Test
    void aReadIsEndedAndTheNextOneServed() throws Exception {
        allConnectionsFallSilent();

        assertTimeoutPreemptively(
                GENEROUS,
                () -> {
                    for (var left = silent.size(); left > 0; left--)
                        assertThatThrownBy(() -> count("true"))
                                .hasRootCauseInstanceOf(R2dbcNonTransientResourceException.class);
                    assertThat(count("true")).isZero();
                });
        awaitQuiet();
    }

    @Test
    void aUnitOfWorkIsEndedAndTheNextOneServed() throws Exception {
        allConnectionsFallSilent();

        assertTimeoutPreemptively(
                GENEROUS,
                () -> {
                    for (var left = silent.size(); left > 0; left--)
                        assertThatThrownBy(() -> insert("a", 1).as(atomically::commit).block())
                                .hasRootCauseInstanceOf(R2dbcNonTransientResourceException.class);
                    insert("b", 1).as(atomically::commit).block();
                });
        assertThat(count("kind = 'b'")).isEqualTo(1);
        awaitQuiet();
    }

    private void allConnectionsFallSilent() throws Exception {
        pool.warmup().block(); // else there may be none yet
        var size = pool.getMetrics().orElseThrow().allocatedSize();
        var connections = Flux.range(0, size).concatMap(_ -> pool.create()).collectList().block();
        silent = connections.stream().map(SilentDatabaseIT::process).toList();
        assertThat(silent).isNotEmpty();
        Flux.fromIterable(connections).concatMap(Connection::close).blockLast();
        awaitQuiet();
        assertThat(pool.getMetrics().orElseThrow().idleSize()).isEqualTo(silent.size());
        Backend.stop(silent);
    }

    private static long process(Connection connection) {
        return Flux.from(connection.createStatement("select pg_backend_pid()").execute())
                .flatMap(result -> result.map(row -> row.get(0, Integer.class)))
                .blockFirst();
    }
}

package plusone.transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.r2dbc.spi.Connection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.r2dbc.ConnectionFactoryBuilder;
import reactor.core.publisher.Flux;

class HealthConnectionIT extends TransactionsTest {

    private static final Duration GENEROUS = Duration.ofSeconds(30);

    @Autowired private ReactiveHealthIndicator health;

    @Test
    void isWellThoughAllOtherConnectionsAreInUse() {
        var size = pool.getMetrics().orElseThrow().getMaxAllocatedSize();
        var all = Flux.range(0, size).concatMap(_ -> pool.create()).collectList().block();
        try {
            assertThat(told(health).getStatus()).isEqualTo(Status.UP);
        } finally {
            Flux.fromIterable(all).concatMap(Connection::close).blockLast();
        }
    }

    @Test
    void isIllWhereNoDatabaseIs() throws Exception {
        int free;
        try (var server = new ServerSocket(0)) {
            free = server.getLocalPort();
        }

        assertThat(toldOf(free).getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void isIllWhereTheDatabaseSaysNothing() throws Exception {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertThat(toldOf(silent.getLocalPort()).getStatus()).isEqualTo(Status.DOWN);
        }
    }

    private static Health toldOf(int port) {
        var address = "r2dbc:postgresql://any:any@127.0.0.1:" + port + "/any";
        try (var there = HealthConnection.like(ConnectionFactoryBuilder.withUrl(address).build())) {
            return told(there);
        }
    }

    private static Health told(ReactiveHealthIndicator health) {
        return assertTimeoutPreemptively(
                GENEROUS, () -> health.health().blockOptional().orElseThrow());
    }
}

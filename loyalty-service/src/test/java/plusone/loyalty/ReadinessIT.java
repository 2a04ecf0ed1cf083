package plusone.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;

@LoyaltyTest
class ReadinessIT {

    @Autowired private ConnectionPool pool;
    @LocalServerPort private int port;

    @Test
    void isReadyThoughAllOfItsConnectionsAreInUse() {
        var all = allConnections();
        try {
            WebTestClient.bindToServer()
                    .baseUrl("http://127.0.0.1:" + port)
                    .build()
                    .get()
                    .uri("/readyz")
                    .exchange()
                    .expectStatus()
                    .isOk();
        } finally {
            Flux.fromIterable(all).concatMap(Connection::close).blockLast();
        }
    }

    private List<Connection> allConnections() {
        var size = pool.getMetrics().orElseThrow().getMaxAllocatedSize();
        var all = Flux.range(0, size).concatMap(_ -> pool.create()).collectList().block();
        assertThat(pool.getMetrics().orElseThrow().acquiredSize()).isEqualTo(size);
        return Objects.requireNonNull(all);
    }
}

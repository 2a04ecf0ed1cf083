package plusone.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import reactor.core.publisher.Flux;

/** What each service that has a database promises to whoever asks whether it is ready. */
public abstract class ReadinessTest {

    @Autowired private ConnectionPool pool;

    @Value("${local.server.port}")
    private int port;

    @Test
    void isReadyThoughAllOfItsConnectionsAreInUse() throws Exception {
        var all = allConnections();
        try (var client = HttpClient.newHttpClient()) {
            var readyz = URI.create("http://127.0.0.1:" + port + "/readyz");
            var answer =
                    client.send(HttpRequest.newBuilder(readyz).build(), BodyHandlers.discarding());
            assertThat(answer.statusCode()).isEqualTo(200);
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

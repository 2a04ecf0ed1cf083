package plusone.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A connection that is kept must answer on, whatever was refused on it before. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class KeepAliveIT {

    private static final int REQUESTS = 2_000;

    @LocalServerPort private int port;

    @Test
    void answersEveryRequestOfAConnectionThoughOthersOnItWereRefused() throws Exception {
        var random = new Random(20_261_122);
        try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (var number = 0; number < REQUESTS; number++) {
                if (random.nextBoolean()) assertThat(status(client, "/v1/later")).isEqualTo(200);
                else assertThat(status(client, "/v1/orders?limit=0")).isEqualTo(400);
            }
        }
    }

    private int status(HttpClient client, String path) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(Duration.ofSeconds(5))
                        .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }
}

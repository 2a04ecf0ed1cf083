package plusone.suite.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import plusone.suite.part.Part;

/** Ready is who has their own database, whatever becomes of the others. */
class ReadinessIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @AfterEach
    void leaveAllRunning() throws Exception {
        Running.suite().run("start", Part.POSTGRES.title());
        Running.suite().run("start", Part.NOTIFICATION.title());
        awaitReady(Part.services(), 200);
    }

    @Test
    void withoutTheDatabaseServicesLiveOnButAreNotReady() throws Exception {
        awaitReady(Part.services(), 200);

        Running.suite().run("stop", Part.POSTGRES.title());

        awaitReady(Part.keepers(), 503);
        awaitReady(List.of(Part.GATEWAY), 200);
        for (var service : Part.services()) assertThat(status(service, "/livez")).isEqualTo(200);

        Running.suite().run("start", Part.POSTGRES.title());

        awaitReady(Part.keepers(), 200);
    }

    @Test
    void withoutANeighbourServicesAreReady() throws Exception {
        Running.suite().run("stop", Part.NOTIFICATION.title());

        for (var service : List.of(Part.GATEWAY, Part.LOYALTY, Part.REFERRAL)) {
            assertThat(status(service, "/readyz")).isEqualTo(200);
            assertThat(status(service, "/livez")).isEqualTo(200);
        }
    }

    private static void awaitReady(List<Part> services, int status) {
        for (var service : services)
            await().atMost(LIMIT)
                    .ignoreExceptions()
                    .untilAsserted(
                            () ->
                                    assertThat(status(service, "/readyz"))
                                            .as("%s ready", service)
                                            .isEqualTo(status));
    }

    private static int status(Part service, String path) throws IOException, InterruptedException {
        var port = Running.suite().ports().of(service);
        var uri = URI.create("http://127.0.0.1:" + port + path);
        return HTTP.send(
                        HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build(),
                        BodyHandlers.ofString())
                .statusCode();
    }
}

package plusone.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "logging.structured.format.console=ecs",
            "logging.structured.json.stacktrace.printer=plusone.contract.QuietStackTraces",
            "plusone.contract.time-limit=1500ms",
            "plusone.contract.slow=1ns",
        })
@AutoConfigureWebTestClient(timeout = "60s")
@ExtendWith(OutputCaptureExtension.class)
class RequestLogIT {

    @Autowired private WebTestClient client;

    @Test
    void tellsOfSlowAnswersByTheirRoute(CapturedOutput output) {
        var id = get("/v1/later");

        var line = lineWith(output, id);
        assertThat(line).contains("\"INFO\"", "GET /v1/later 200");
    }

    @Test
    void warnsOfFailedAnswersWithoutTheirPath(CapturedOutput output) {
        var id = get("/v1/never/FNN5KY95QFTQ");

        assertThat(lineWith(output, id)).contains("\"WARN\"", "GET /v1/never/{id} 503");
        assertThat(output.getAll()).doesNotContain("FNN5KY95QFTQ");
    }

    @Test
    void namesTheRouteAndTheTraceOfAFault(CapturedOutput output) {
        var id = get("/v1/broken?size=4");

        var line = lineWith(output, id, "\"ERROR\"");
        assertThat(line).contains("GET /v1/broken failed", "IllegalStateException");
        assertThat(line).doesNotContain("size=4");
    }

    private String get(String path) {
        return client.get()
                .uri(path)
                .exchange()
                .expectBody()
                .returnResult()
                .getResponseHeaders()
                .getFirst("X-Request-Id");
    }

    private static String lineWith(CapturedOutput output, String... words) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                output.getAll()
                                        .lines()
                                        .filter(
                                                line ->
                                                        List.of(words).stream()
                                                                .allMatch(line::contains))
                                        .findFirst()
                                        .orElse(""),
                        line -> !line.isEmpty());
    }
}

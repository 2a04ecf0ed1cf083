package plusone.batches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "plusone.contract.larger[/v1/orders/batch]=16MB",
            "plusone.contract.longer[/v1/orders/batch]=4s",
        })
class BatchTimeLimitIT {

    private static final String PATH = "/v1/orders/batch";

    private static final String ORDER =
            """
            {"key": "a", "name": "tea"}
            """;

    @LocalServerPort private int port;

    @Test
    void endsWithTheFirstLineThatWasNotTakenInTime() {
        try (var call = BatchCall.begin(port, PATH)) {
            call.text(ORDER + "{");
            assertThat(call.answer().get("status").asInt()).isEqualTo(201);

            var last = call.answer();
            assertThat(last.get("line").asInt()).isEqualTo(2);
            assertThat(last.get("status").asInt()).isEqualTo(503);
            assertThat(last.at("/problem/type").asString()).isEqualTo("/problems/taking-too-long");
            call.text(ORDER).end();
            assertThat(call.answer()).isNull();
        }
    }

    @Test
    void isCutOffWhereItsCallerNeitherReadsNorEnds() {
        try (var call = BatchCall.begin(port, PATH)) {
            IntStream.range(0, 450).forEach(_ -> call.text(ORDER.repeat(200)));

            await().until(() -> isCutOff(call));
        }
    }

    private static boolean isCutOff(BatchCall call) {
        try {
            call.text("\n");
            return false;
        } catch (UncheckedIOException _) {
            return true;
        }
    }
}

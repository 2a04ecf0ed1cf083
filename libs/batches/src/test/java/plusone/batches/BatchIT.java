package plusone.batches;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import plusone.batches.BatchesApplication.Orders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "plusone.contract.larger[/v1/orders/batch]=16MB",
            "plusone.contract.longer[/v1/orders/batch]=10m",
        })
@AutoConfigureWebTestClient(timeout = "60s")
class BatchIT {

    private static final String PATH = "/v1/orders/batch";
    private static final String BODY_TOO_LARGE = "/problems/body-too-large";

    @LocalServerPort private int port;

    @Autowired private Orders orders;
    @Autowired private WebTestClient client;

    @Test
    void answersEachLineInOrderWhateverBecomesOfTheOthers() {
        var answers =
                sent(
                        """
                        {"key": "a", "name": "slow"}
                        {"key": "b", "name": "none"}
                        {"key": "c", "name": "broken"}
                        {"name": "tea", "key": "d", "points": 5}""");

        assertThat(answers)
                .extracting(
                        it -> it.at("/line") + " " + it.at("/key").asString() + it.at("/status"))
                .containsExactly("1 a201", "2 b409", "3 c500", "4 d201");
        assertThat(answers.getFirst().propertyNames())
                .containsExactly("line", "key", "status", "id", "replayed");
        assertThat(answers.get(1).propertyNames())
                .containsExactly("line", "key", "status", "problem");
        assertThat(answers.get(1).at("/problem/left").asInt(-1)).isZero();
        assertThat(answers.get(2).toString()).doesNotContain("secret");
    }

    @Test
    void refusesALineForWhatACallOfItsOwnIsRefusedForInTheSameWords() {
        var lines =
                List.of(
                        "{'key': 'k', 'name': ' '}",
                        "{'key': 'k', 'name': 'tea', 'item': {'name': ''}}",
                        "{'key': 'k', 'name': 'tea', 'points': '5'}",
                        "{'key': 'k', 'name': 'tea', 'points': 1.0}",
                        "{'key': 'k', 'name': 'tea', 'points': 9223372036854775808}",
                        "{'key': 'k', 'name': 7}",
                        "{'key': 'k', 'name': 'tea', 'item': {'name': 'x', 'colour': 'red'}}",
                        "{'key': 'k', 'name': 'tea', 'name': 'tea'}",
                        "{'key': 'k', 'name': 'tea'} {}",
                        "{'key': 'k', 'name': 'tea'",
                        "{'key': 'k', 'name': 'a\\u0000b'}",
                        "{'key': 'k', 'name': '\\ud800'}",
                        "['tea']",
                        "null",
                        "tea");

        for (var line : lines) {
            var text = line.replace('\'', '"');
            var alone = alone(text.replace("\"key\": \"k\", ", ""));
            var inBatch = sent(text).getFirst();
            assertThat(inBatch.get("status").asInt()).as(line).isEqualTo(400);
            for (var member : List.of("/type", "/title", "/status", "/errors"))
                assertThat(inBatch.at("/problem" + member)).as(line).isEqualTo(alone.at(member));
            assertThat(inBatch.at("/problem/instance").asString()).isEqualTo(PATH);
            assertThat(inBatch.at("/problem/detail").asString().replaceFirst("column \\d+", ""))
                    .isEqualTo(alone.at("/detail").asString().replaceFirst("column \\d+", ""));
        }
    }

    @Test
    void asksEachLineForAKey() {
        var answers =
                sent(
                        """
                        {"name": "tea"}
                        {"name": "tea", "key": null}
                        {"name": "tea", "key": 7}
                        {"name": "tea", "key": {"key": "a"}}
                        {"name": "tea", "key": ""}
                        {"name": "tea", "key": "two words"}
                        {"name": "tea", "item": {"name": "x", "key": "a"}}
                        {"name": "tea", "key": "%s"}
                        {"name": "tea", "key": "%s"}"""
                                .formatted("k".repeat(256), "k".repeat(255)));

        assertThat(answers)
                .extracting(BatchIT::problem)
                .containsExactly(
                        "/problems/idempotency-key-missing",
                        "/problems/idempotency-key-missing",
                        "/problems/idempotency-key-malformed",
                        "/problems/idempotency-key-malformed",
                        "/problems/idempotency-key-malformed",
                        "/problems/idempotency-key-malformed",
                        "/problems/invalid-request",
                        "/problems/idempotency-key-malformed",
                        "");
    }

    @Test
    void takesAnyLineEndAndRefusesBrokenLinesAlone() {
        try (var call = BatchCall.begin(port, PATH)) {
            call.text(order("a") + "\r\n\r\n").bytes(order("\u00e4").getBytes(ISO_8859_1));
            call.text("\n" + "x".repeat(70_000) + "\n" + order("e")).end();

            assertThat(call.answers())
                    .extracting(it -> it.at("/status") + problem(it))
                    .containsExactly(
                            "201",
                            "400/problems/malformed-body",
                            "400/problems/malformed-body",
                            "413/problems/line-too-long",
                            "201");
        }
    }

    @Test
    void answersNothingToNothing() {
        assertThat(sent("")).isEmpty();
    }

    @Test
    void answersWhileMoreIsSent() {
        try (var call = BatchCall.begin(port, PATH)) {
            for (var number : List.of(1, 2, 3)) {
                call.lines(List.of(order("while-" + number)));
                assertThat(call.answer().get("line").asInt()).isEqualTo(number);
            }
            call.end();
            assertThat(call.answer()).isNull();
        }
    }

    @Test
    void takesAHundredThousandLinesButNoneWhileItsAnswersAreNotRead() {
        var before = orders.begun.get();
        try (var call = BatchCall.begin(port, PATH)) {
            sending(call, LineCutter.MOST / 200, orders(200));

            await().atMost(Duration.ofMinutes(1))
                    .during(Duration.ofSeconds(1))
                    .until(orders.begun::get, it -> it == seen(it));
            assertThat(orders.begun.get() - before).isLessThan(LineCutter.MOST);

            assertThat(call.answers()).hasSize(LineCutter.MOST).allMatch(it -> it.has("id"));
        }
    }

    @Test
    void endsWithTheFirstLineThatIsOneTooMany() {
        try (var call = BatchCall.begin(port, PATH)) {
            sending(call, LineCutter.MOST / 200 + 5, orders(200));

            var answers = call.answers();
            assertThat(answers).hasSize(LineCutter.MOST + 1);
            assertEnds(answers.getLast(), LineCutter.MOST + 1, 413, "/problems/too-many-lines");
        }
    }

    @Test
    void refusesABatchThatSaysThatItIsTooLarge() {
        try (var call = BatchCall.send(port, PATH, (order("a") + "\n").repeat(700_000))) {
            assertThat(call.status()).isEqualTo(413);
            assertThat(call.head()).contains("application/problem+json");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 40})
    void endsWithTheFirstLineThatIsNotWithinTheSize(int mebibytes) {
        var large = order("x".repeat(200)).replace("tea", "t".repeat(1_000)) + "\n";
        var bytes = large.getBytes(UTF_8).length;
        try (var call = BatchCall.begin(port, PATH)) {
            sending(call, mebibytes * 1024 * 1024 / bytes / 100, large.repeat(100));

            var answers = call.answers();
            assertEnds(answers.getLast(), answers.size(), 413, BODY_TOO_LARGE);
            var within = 16 * 1024 * 1024 / bytes;
            assertThat(answers).hasSizeBetween(within - 100, within + 1);
        }
    }

    @Test
    void stopsWhereItsCallerHangsUp() {
        var before = orders.begun.get();
        try (var call = BatchCall.begin(port, PATH)) {
            call.text(orders(2_000));
            assertThat(call.answer()).isNotNull();
        }
        await().during(Duration.ofSeconds(1)).until(orders.begun::get, it -> it == seen(it));
        assertThat(orders.begun.get() - before).isBetween(1L, 2_000L);
    }

    @Test
    void refusesWhatIsNotLines() {
        client.post()
                .uri(PATH)
                .header("Content-Type", "application/json")
                .bodyValue(order("a"))
                .exchange()
                .expectStatus()
                .isEqualTo(415)
                .expectBody()
                .jsonPath("$.detail")
                .value(String.class, it -> assertThat(it).contains("application/x-ndjson"));
        client.post()
                .uri(PATH)
                .header("Content-Type", "application/x-ndjson")
                .header("Accept", "application/json")
                .bodyValue(order("a"))
                .exchange()
                .expectStatus()
                .isEqualTo(406);
    }

    private long last;

    /** The number of the look before. */
    private long seen(long now) {
        var before = last;
        last = now;
        return before;
    }

    private static Thread sending(BatchCall call, int times, String piece) {
        return Thread.ofVirtual()
                .start(
                        () -> {
                            IntStream.range(0, times).forEach(_ -> call.text(piece));
                            call.end();
                        });
    }

    private List<JsonNode> sent(String body) {
        try (var call = BatchCall.send(port, PATH, body)) {
            assertThat(call.status()).isEqualTo(200);
            assertThat(call.head()).contains("application/x-ndjson");
            return call.answers();
        }
    }

    private JsonNode alone(String body) {
        var answer =
                client.post()
                        .uri("/v1/orders")
                        .header("Content-Type", "application/json")
                        .bodyValue(body)
                        .exchange()
                        .expectStatus()
                        .isBadRequest()
                        .expectBody()
                        .returnResult();
        return JsonMapper.shared().readTree(answer.getResponseBodyContent());
    }

    private static void assertEnds(JsonNode answer, long line, int status, String problem) {
        assertThat(answer.get("line").asLong()).isEqualTo(line);
        assertThat(answer.get("status").asInt()).isEqualTo(status);
        assertThat(problem(answer)).isEqualTo(problem);
        assertThat(answer.has("key")).isFalse();
    }

    private static String problem(JsonNode answer) {
        return answer.at("/problem/type").asString("");
    }

    private static String order(String key) {
        return "{\"key\": \"" + key + "\", \"name\": \"tea\"}";
    }

    private static String orders(int number) {
        return IntStream.range(0, number)
                .mapToObj(it -> order("one-of-" + it) + "\n")
                .collect(joining());
    }
}

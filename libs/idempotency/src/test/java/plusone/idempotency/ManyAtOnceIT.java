package plusone.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A plain POST, sent 64 times at once with one key, as its callers see it. */
@TestPropertySource(
        properties = {
            "spring.r2dbc.properties.options=lock_timeout=20000;statement_timeout=20000",
            "plusone.contract.time-limit=20s"
        })
class ManyAtOnceIT extends IdempotencyTest {

    private static final int AT_ONCE = 64;
    private static final int TOO_MANY = 101;

    @LocalServerPort private int port;

    @Test
    void isFreshOnceAndReplayedToAllTheOthers() {
        var answers = sendAtOnce("order-7", _ -> 5);

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(201);
        assertThat(answers).filteredOn(ManyAtOnceIT::isReplayed).hasSize(AT_ONCE - 1);
        assertThat(answers).extracting(HttpResponse::body).containsOnly(answers.getFirst().body());
        assertThat(count("effect")).isEqualTo(1);
        assertThat(count("operation")).isEqualTo(1);
    }

    @Test
    void isWonByOneOfTwoBodiesAndRefusesTheOther() {
        var answers = sendAtOnce("order-7", number -> number % 2);

        var taken = answers.stream().filter(answer -> answer.statusCode() == 201).toList();
        var others = answers.stream().filter(answer -> answer.statusCode() == 422).toList();
        assertThat(taken).hasSize(AT_ONCE / 2);
        assertThat(taken).filteredOn(ManyAtOnceIT::isReplayed).hasSize(AT_ONCE / 2 - 1);
        assertThat(taken).extracting(HttpResponse::body).containsOnly(taken.getFirst().body());
        assertThat(others).hasSize(AT_ONCE / 2);
        assertThat(others)
                .allMatch(answer -> answer.body().contains("/problems/idempotency-key-reused"));
        assertThat(count("effect")).isEqualTo(1);
    }

    @Test
    void isFreeAgainAfterARefusalHoweverManyWereRefused() {
        var refused = sendAtOnce("order-7", _ -> TOO_MANY);

        assertThat(refused).extracting(HttpResponse::statusCode).containsOnly(409);
        assertThat(refused)
                .allMatch(answer -> answer.body().contains("/problems/insufficient-points"));
        assertThat(count("effect")).isZero();
        assertThat(count("operation")).isZero();
        assertThat(sendAtOnce("order-7", _ -> 5))
                .filteredOn(ManyAtOnceIT::isReplayed)
                .hasSize(AT_ONCE - 1);
        assertThat(count("effect")).isEqualTo(1);
    }

    @Test
    void bindsTheKeyToNoneOfTheRefusedBodies() {
        var answers = sendAtOnce("order-7", number -> number % 2 == 0 ? 5 : TOO_MANY);

        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 201)
                .hasSize(AT_ONCE / 2)
                .filteredOn(ManyAtOnceIT::isReplayed)
                .hasSize(AT_ONCE / 2 - 1);
        assertThat(answers)
                .extracting(HttpResponse::statusCode)
                .allMatch(List.of(201, 409, 422)::contains);
        assertThat(count("effect")).isEqualTo(1);
    }

    private List<HttpResponse<String>> sendAtOnce(String key, IntUnaryOperator points) {
        try (var client = HttpClient.newHttpClient()) {
            var sent =
                    IntStream.range(0, AT_ONCE)
                            .mapToObj(number -> request(key, points.applyAsInt(number)))
                            .map(request -> client.sendAsync(request, BodyHandlers.ofString()))
                            .toList();
            return sent.stream().map(CompletableFuture::join).toList();
        }
    }

    private HttpRequest request(String key, int points) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/orders"))
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"points\": " + points + "}"))
                .build();
    }

    private static boolean isReplayed(HttpResponse<String> answer) {
        return answer.headers().firstValue("Idempotent-Replayed").isPresent();
    }
}

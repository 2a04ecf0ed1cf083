package plusone.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What becomes of a request that its service stops waiting for. */
@AutoConfigureWebTestClient(timeout = "60s")
@Import(TimeLimitIT.Orders.class)
class TimeLimitIT extends IdempotencyTest {

    @Autowired private WebTestClient client;

    @DynamicPropertySource
    static void limits(DynamicPropertyRegistry settings) {
        settings.add("plusone.contract.time-limit", () -> "1s");
        settings.add("spring.r2dbc.properties.options", () -> "lock_timeout=60000");
    }

    @RestController
    static class Orders {

        private final Idempotency idempotency;
        private final DatabaseClient database;

        Orders(Idempotency idempotency, DatabaseClient database) {
            this.idempotency = idempotency;
            this.database = database;
        }

        @PostMapping("/v1/slow-orders")
        Mono<ResponseEntity<String>> order(IdempotencyKey key) {
            var operation = idempotency.operation("ada", key, "order", "POST /v1/slow-orders", "");
            return idempotency.once(operation, effect()).map(answer -> answer.with("ordered"));
        }

        private Mono<Effect> effect() {
            var id = UUID.randomUUID();
            return database.sql("insert into effect values (:id, 7)")
                    .bind("id", id)
                    .then()
                    .thenReturn(new Effect(id, 201, Map.of()));
        }
    }

    @Test
    void theWorkGoesOnAndTakesEffectOnce() throws Exception {
        try (var other = DATABASE.connect("referral_owner");
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table effect in exclusive mode");

            for (int times = 0; times < 2; times++) {
                var answer = send("order-7");
                answer.expectStatus().isEqualTo(503);
                answer.expectHeader().valueEquals("Retry-After", "2");
                answer.expectBody().jsonPath("$.type").isEqualTo("/problems/taking-too-long");
            }
            assertThat(count("operation")).isZero();
            other.rollback();
        }

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () ->
                                send("order-7")
                                        .expectStatus()
                                        .isCreated()
                                        .expectHeader()
                                        .valueEquals(Answer.REPLAYED_HEADER, "true"));
        assertThat(count("effect")).isEqualTo(1);
    }

    private ResponseSpec send(String key) {
        return client.post().uri("/v1/slow-orders").header("Idempotency-Key", key).exchange();
    }
}

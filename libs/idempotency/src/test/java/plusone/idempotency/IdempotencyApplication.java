package plusone.idempotency;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import plusone.contract.ProblemException;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** A small application with calls that take a key. */
@SpringBootApplication
class IdempotencyApplication {

    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }

    @RestController
    static class Echo {

        record Heard(String key) {}

        @PostMapping("/v1/echo")
        Heard echo(IdempotencyKey key) {
            return new Heard(key.value());
        }
    }

    /** Orders of points, of which there are a hundred. */
    @RestController
    static class Orders {

        private static final int ALL = 100;

        record Order(int points) {}

        record Receipt(UUID id, int points) {}

        private final Idempotency idempotency;
        private final DatabaseClient database;
        private final JsonMapper json;

        Orders(Idempotency idempotency, DatabaseClient database, JsonMapper json) {
            this.idempotency = idempotency;
            this.database = database;
            this.json = json;
        }

        @PostMapping("/v1/orders")
        Mono<ResponseEntity<Receipt>> order(IdempotencyKey key, @RequestBody Order order) {
            var operation = idempotency.operation("ada", key, "order", "POST /v1/orders", order);
            return idempotency.once(operation, placed(order)).map(this::receipt);
        }

        /** Refuses late, so that there is something to be taken back. */
        private Mono<Effect> placed(Order order) {
            var receipt = new Receipt(UUID.randomUUID(), order.points());
            return database.sql("insert into effect values (:id, :points)")
                    .bind("id", receipt.id())
                    .bind("points", receipt.points())
                    .then()
                    .then(order.points() > ALL ? Mono.error(tooMany()) : Mono.empty())
                    .thenReturn(new Effect(receipt.id(), 201, receipt));
        }

        private ResponseEntity<Receipt> receipt(Answer answer) {
            return answer.with(json.readValue(answer.figures(), Receipt.class));
        }

        private static ProblemException tooMany() {
            return ProblemException.of(
                    HttpStatus.CONFLICT, "insufficient-points", "There are a hundred.");
        }
    }
}

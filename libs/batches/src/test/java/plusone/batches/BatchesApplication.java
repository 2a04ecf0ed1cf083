package plusone.batches;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import plusone.batches.LineAnswer.Done;
import plusone.contract.ProblemException;
import plusone.idempotency.IdempotencyKey;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A small application that takes orders, one or many at once. */
@SpringBootApplication(
        excludeName = {
            "plusone.idempotency.IdempotencyConfiguration",
            "plusone.transactions.TransactionsConfiguration",
            "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration"
        })
class BatchesApplication {

    record Item(@NotBlank String name) {}

    record Order(
            @NotBlank String name,
            @Min(1) @Max(100) @Nullable Long points,
            @Nullable @Valid Item item) {}

    @RestController
    static class Orders {

        /** How many were begun since the application started. */
        final AtomicLong begun = new AtomicLong();

        @PostMapping("/v1/orders")
        Mono<Order> one(@Valid @RequestBody Order order) {
            return Mono.just(order);
        }

        @PostMapping(path = "/v1/orders/batch", produces = MediaType.APPLICATION_NDJSON_VALUE)
        Flux<LineAnswer> many(Batch batch) {
            return batch.answers(Order.class, this::placed);
        }

        private Mono<Done> placed(IdempotencyKey key, Order order) {
            begun.incrementAndGet();
            var done = new Done(201, UUID.nameUUIDFromBytes(key.value().getBytes(UTF_8)), false);
            return switch (order.name()) {
                case "slow" -> Mono.delay(Duration.ofMillis(200)).thenReturn(done);
                case "none" ->
                        Mono.error(
                                ProblemException.of(
                                                HttpStatus.CONFLICT, "out-of-stock", "None left.")
                                        .with("left", 0));
                case "broken" -> Mono.error(new IllegalStateException("select secret"));
                default -> Mono.just(done);
            };
        }
    }
}

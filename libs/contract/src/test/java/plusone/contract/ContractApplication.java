package plusone.contract;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A small application that keeps the contract. */
@SpringBootApplication
class ContractApplication {

    enum Colour {
        RED,
        GREEN
    }

    record Friend(@NotBlank String name, List<@NotBlank String> phones) {
        Friend {
            phones = phones == null ? List.of() : List.copyOf(phones);
        }
    }

    record Order(
            @NotBlank String name,
            @Min(1) @Max(1_000_000_000) long points,
            @Nullable Colour colour,
            @Nullable UUID id,
            @Nullable Instant at,
            @Nullable Boolean rush,
            @Nullable @Valid Friend friend,
            @Nullable Map<String, Object> attributes) {}

    /** What has taken effect. */
    static final AtomicInteger DONE = new AtomicInteger();

    /** Longer than {@link TimeLimitIT} lets an answer take. */
    static final Duration OVERLONG = Duration.ofMillis(1500);

    @RestController
    static class Endpoints {

        @PostMapping("/v1/orders")
        Mono<Order> post(@Valid @RequestBody Order order) {
            return Mono.just(order);
        }

        @PostMapping("/v1/friends")
        Mono<ResponseEntity<Friend>> befriend(@Valid @RequestBody Friend friend) {
            return Mono.fromRunnable(DONE::incrementAndGet).thenReturn(ResponseEntity.ok(friend));
        }

        @GetMapping("/v1/friends")
        Flux<Friend> friends() {
            return Flux.empty();
        }

        @GetMapping(
                path = "/v1/picture",
                produces = {"image/png", "image/svg+xml"})
        byte[] picture() {
            return new byte[] {1};
        }

        @GetMapping("/v1/emptied")
        Mono<ResponseEntity<Void>> emptied() {
            return Mono.just(ResponseEntity.noContent().build());
        }

        @PutMapping("/v1/orders/{id}")
        Mono<Friend> idFirst(@PathVariable UUID id, @Valid @RequestBody Friend friend) {
            return Mono.just(friend);
        }

        @PutMapping("/v1/friends/{id}")
        Mono<Friend> bodyFirst(@Valid @RequestBody Friend friend, @PathVariable UUID id) {
            return Mono.just(friend);
        }

        @GetMapping("/v1/orders/{id}")
        Mono<Order> get(
                @PathVariable UUID id,
                @RequestHeader(value = "X-Count", required = false) Integer count) {
            return Mono.error(
                    ProblemException.of(
                                    HttpStatus.CONFLICT,
                                    "insufficient-points",
                                    "Only 3 are left of " + id + ".")
                            .with("available", 3)
                            .retryAfter(Duration.ofMillis(1200)));
        }

        @GetMapping("/v1/orders")
        Mono<Page<Integer>> list(
                Paging paging,
                @RequestParam(required = false) Colour colour,
                @RequestParam(required = false) String q) {
            var from =
                    paging.cursor() == null ? 0 : Integer.parseInt(Cursor.decode(paging.cursor()));
            var rows = IntStream.range(from, 120).limit(paging.limit() + 1L).boxed().toList();
            return Mono.just(Page.of(rows, paging, last -> Integer.toString(last + 1)));
        }

        /** Answered by another thread than the connection's, as from a database. */
        @GetMapping("/v1/later")
        Mono<String> later() {
            return Mono.delay(Duration.ofMillis(1)).map(_ -> "later");
        }

        @GetMapping("/v1/never/{id}")
        Mono<String> never(@PathVariable String id) {
            return Mono.never();
        }

        /** Its head goes out at once, its last part after any limit. */
        @GetMapping("/v1/long")
        Flux<String> lasting() {
            return Flux.just("a", "b").concatWith(Mono.delay(OVERLONG).map(_ -> "c"));
        }

        @GetMapping("/v1/report")
        Mono<String> report() {
            return Mono.delay(OVERLONG).map(_ -> "report");
        }

        /** As a route to another process. */
        @GetMapping("/v1/elsewhere")
        Mono<String> elsewhere(ServerWebExchange exchange) {
            OwnTimeLimit.begin(exchange);
            return Mono.delay(OVERLONG).map(_ -> "elsewhere");
        }

        @GetMapping("/v1/busy")
        Mono<String> busy() {
            return Mono.error(new QueryTimeoutException("canceling statement due to timeout"));
        }

        @GetMapping("/v1/broken")
        Mono<String> broken(@RequestParam(defaultValue = "1") @Max(5) int size) {
            return Mono.error(new IllegalStateException("select secret from somewhere"));
        }
    }
}

package plusone.idempotency;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** A small application with a call that takes a key. */
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
}

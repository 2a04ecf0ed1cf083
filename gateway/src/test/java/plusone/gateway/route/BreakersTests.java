package plusone.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

class BreakersTests {

    private static final Mono<HttpStatus> ANSWER = Mono.just(HttpStatus.OK);
    private static final Mono<HttpStatus> NONE = Mono.error(new IOException("reset"));

    private final Breakers shipped = breakers(Map.of());

    @Test
    void openAtHalfOfTheLastTwentyCalls() {
        times(20, ANSWER);
        times(9, NONE);
        assertThat(isLetThrough()).isTrue(); // the tenth of the last twenty, and it opens

        assertThat(isLetThrough()).isFalse();
    }

    @Test
    void openAtTheTenthCallAtTheEarliest() {
        times(9, NONE);
        assertThat(isLetThrough()).isTrue(); // the tenth, and it opens

        assertThat(isLetThrough()).isFalse();
    }

    @Test
    void letThreeCallsThroughAfterAPause() {
        var breakers = breakers(Map.of("plusone.route.breaker.pause", "100ms"));
        for (var call = 0; call < 10; call++) answered(breakers, NONE);
        await().atMost(Duration.ofSeconds(10)).until(() -> asks(breakers, Mono.never()));

        assertThat(asks(breakers, Mono.never())).isTrue();
        assertThat(asks(breakers, Mono.never())).isTrue();
        assertThat(asks(breakers, Mono.never())).isFalse();
    }

    @Test
    void waitForATrialCallThatTakesItsTime() {
        var registry = registry(Map.of("plusone.route.breaker.pause", "100ms"));
        var breakers = new Breakers(registry, new SimpleMeterRegistry());
        for (var call = 0; call < 10; call++) answered(breakers, NONE);
        await().atMost(Duration.ofSeconds(10)).until(() -> asks(breakers, Mono.never()));

        await().during(Duration.ofMillis(500))
                .until(() -> registry.circuitBreaker("loyalty").getState() == State.HALF_OPEN);
    }

    @Test
    void giveThePlaceOfATrialCallBackThatItsCallerGaveUp() {
        var breakers = breakers(Map.of("plusone.route.breaker.pause", "100ms"));
        for (var call = 0; call < 10; call++) answered(breakers, NONE);
        await().atMost(Duration.ofSeconds(10)).until(() -> asks(breakers, Mono.never()));
        breakers.watch("loyalty", Mono.never()).subscribe().dispose();
        breakers.watch("loyalty", Mono.never()).subscribe().dispose();

        assertThat(answered(breakers, ANSWER)).isTrue();
        assertThat(answered(breakers, ANSWER)).isTrue();
    }

    private void times(int times, Mono<HttpStatus> call) {
        for (var number = 0; number < times; number++) answered(shipped, call);
    }

    private boolean isLetThrough() {
        return answered(shipped, NONE);
    }

    private static boolean answered(Breakers breakers, Mono<HttpStatus> call) {
        return breakers.watch("loyalty", call)
                .map(_ -> true)
                .onErrorResume(failure -> Mono.just(!isRefusal(failure)))
                .blockOptional()
                .orElseThrow();
    }

    /** Whether the call is under way. */
    private static boolean asks(Breakers breakers, Mono<HttpStatus> call) {
        var refused = new AtomicBoolean();
        breakers.watch("loyalty", call)
                .subscribe(_ -> {}, failure -> refused.set(isRefusal(failure)));
        return !refused.get();
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof CallNotPermittedException;
    }

    private static Breakers breakers(Map<String, String> changed) {
        return new Breakers(registry(changed), new SimpleMeterRegistry());
    }

    private static CircuitBreakerRegistry registry(Map<String, String> changed) {
        var source = new MapConfigurationPropertySource(changed);
        var settings = new Binder(source).bindOrCreate("plusone.route", RouteSettings.class);
        return Breakers.with(settings);
    }
}

package plusone.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OutboxSettingsTests {

    @Test
    void haveDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(
                        new OutboxSettings(
                                Duration.ofSeconds(1),
                                16,
                                Duration.ofMillis(1_500),
                                Duration.ofSeconds(10),
                                Duration.ofMillis(200),
                                Duration.ofSeconds(5),
                                50,
                                Duration.ofHours(24),
                                Duration.ofSeconds(2)));
    }

    @Test
    void areAllRead() {
        var properties =
                Map.of(
                        "plusone.outbox.poll", "2s",
                        "plusone.outbox.batch", "3",
                        "plusone.outbox.time-limit", "4s",
                        "plusone.outbox.lease", "5s",
                        "plusone.outbox.first-pause", "6ms",
                        "plusone.outbox.longest-pause", "7s",
                        "plusone.outbox.dead-after-tries", "8",
                        "plusone.outbox.dead-after", "9h",
                        "plusone.outbox.breaker-pause", "10s");

        assertThat(bind(properties))
                .isEqualTo(
                        new OutboxSettings(
                                Duration.ofSeconds(2),
                                3,
                                Duration.ofSeconds(4),
                                Duration.ofSeconds(5),
                                Duration.ofMillis(6),
                                Duration.ofSeconds(7),
                                8,
                                Duration.ofHours(9),
                                Duration.ofSeconds(10)));
    }

    @Test
    void refuseALeaseThatACallCanOutlive() {
        assertThatThrownBy(
                        () ->
                                bind(
                                        Map.of(
                                                "plusone.outbox.time-limit", "10s",
                                                "plusone.outbox.lease", "10s")))
                .hasRootCauseMessage(
                        "plusone.outbox.lease must be longer than plusone.outbox.time-limit");
    }

    @Test
    void refuseAnEmptyBatch() {
        assertThatThrownBy(() -> bind(Map.of("plusone.outbox.batch", "0")))
                .hasRootCauseMessage("plusone.outbox.batch must be 1 or more");
    }

    private static OutboxSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("plusone.outbox", OutboxSettings.class);
    }
}

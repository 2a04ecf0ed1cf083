package plusone.outbox;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import plusone.settings.SettingsCheck;

class OutboxSettingsTests {

    private static final SettingsCheck<OutboxSettings> CHECK =
            SettingsCheck.of(OutboxSettings.class);

    @Test
    void haveDefaultsAndAreAllRead() {
        CHECK.hasDefaults(
                        new OutboxSettings(
                                Duration.ofSeconds(1),
                                16,
                                Duration.ofMillis(1_500),
                                Duration.ofSeconds(10),
                                Duration.ofMillis(200),
                                Duration.ofSeconds(5),
                                50,
                                Duration.ofHours(24),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(5)))
                .mapsAll(
                        Map.of(
                                "poll", "2s",
                                "batch", "3",
                                "time-limit", "4s",
                                "lease", "5s",
                                "first-pause", "6ms",
                                "longest-pause", "7s",
                                "dead-after-tries", "8",
                                "dead-after", "9h",
                                "breaker-pause", "10s",
                                "count-every", "11s"),
                        new OutboxSettings(
                                Duration.ofSeconds(2),
                                3,
                                Duration.ofSeconds(4),
                                Duration.ofSeconds(5),
                                Duration.ofMillis(6),
                                Duration.ofSeconds(7),
                                8,
                                Duration.ofHours(9),
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(11)))
                .refusesUnknownNames();
    }

    @Test
    void refuseALeaseThatACallCanOutlive() {
        assertThatThrownBy(() -> CHECK.bound(Map.of("time-limit", "10s", "lease", "10s")))
                .hasRootCauseMessage(
                        "plusone.outbox.lease must be longer than plusone.outbox.time-limit");
    }

    @Test
    void refuseAnEmptyBatch() {
        assertThatThrownBy(() -> CHECK.bound(Map.of("batch", "0")))
                .hasRootCauseMessage("plusone.outbox.batch must be 1 or more");
    }
}

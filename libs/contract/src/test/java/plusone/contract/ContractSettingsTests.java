package plusone.contract;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.PathContainer;
import org.springframework.util.unit.DataSize;
import plusone.settings.SettingsCheck;

class ContractSettingsTests {

    private static final Duration LONGER = Duration.ofMinutes(1);

    @Test
    void takeAMebibyteAndThreeSecondsUnlessTold() {
        SettingsCheck.of(ContractSettings.class)
                .hasDefaults(
                        new ContractSettings(
                                1024,
                                256,
                                4096,
                                Duration.ofSeconds(10),
                                Duration.ofMinutes(1),
                                Duration.ofSeconds(2),
                                DataSize.ofMegabytes(32),
                                DataSize.ofMegabytes(1),
                                Map.of(),
                                Duration.ofSeconds(3),
                                Map.of(),
                                Duration.ofSeconds(1),
                                null))
                .mapsAll(
                        Map.ofEntries(
                                entry("concurrent-requests", "64"),
                                entry("public-requests", "8"),
                                entry("connections", "100"),
                                entry("head-time-limit", "5s"),
                                entry("idle", "2m"),
                                entry("body-silence", "1s"),
                                entry("body-memory", "8MB"),
                                entry("body-limit", "16MB"),
                                entry("larger[/v1/orders/batch]", "32MB"),
                                entry("time-limit", "2s"),
                                entry("longer[/v1/ledger/*]", "1m"),
                                entry("slow", "500ms"),
                                entry("description", "orders")),
                        new ContractSettings(
                                64,
                                8,
                                100,
                                Duration.ofSeconds(5),
                                Duration.ofMinutes(2),
                                Duration.ofSeconds(1),
                                DataSize.ofMegabytes(8),
                                DataSize.ofMegabytes(16),
                                Map.of("/v1/orders/batch", DataSize.ofMegabytes(32)),
                                Duration.ofSeconds(2),
                                Map.of("/v1/ledger/*", LONGER),
                                Duration.ofMillis(500),
                                "orders"))
                .refusesUnknownNames();
    }

    @Test
    void waitLongerWhereThePathSaysSo() {
        var limits = new PathLimits<>(Duration.ofSeconds(3), Map.of("/v1/ledger/*", LONGER));

        assertThat(limits.of(PathContainer.parsePath("/v1/ledger/integrity"))).isEqualTo(LONGER);
        assertThat(limits.of(PathContainer.parsePath("/v1/ledger")))
                .isEqualTo(Duration.ofSeconds(3));
    }
}

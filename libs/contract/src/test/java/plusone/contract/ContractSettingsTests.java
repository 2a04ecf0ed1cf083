package plusone.contract;

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
                                DataSize.ofMegabytes(1),
                                Map.of(),
                                Duration.ofSeconds(3),
                                Map.of(),
                                Duration.ofSeconds(1),
                                null))
                .mapsAll(
                        Map.of(
                                "concurrent-requests", "64",
                                "body-limit", "16MB",
                                "larger[/v1/orders/batch]", "32MB",
                                "time-limit", "2s",
                                "longer[/v1/ledger/*]", "1m",
                                "slow", "500ms",
                                "description", "orders"),
                        new ContractSettings(
                                64,
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

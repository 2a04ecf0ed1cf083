package plusone.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import plusone.settings.SettingsCheck;

class RouteSettingsTests {

    private static final RouteSettings ALL =
            new RouteSettings(
                    Duration.ofSeconds(1),
                    Map.of("/v1/ledger/*", Duration.ofMinutes(1)),
                    new RouteSettings.Breaker(8, 4, 30, Duration.ofSeconds(3), 1));

    @Test
    void waitFiveSecondsUnlessTold() {
        SettingsCheck.of(RouteSettings.class)
                .hasDefaults(
                        new RouteSettings(
                                Duration.ofSeconds(5),
                                Map.of(),
                                new RouteSettings.Breaker(20, 10, 50, Duration.ofSeconds(2), 3)))
                .mapsAll(
                        Map.of(
                                "time-limit", "1s",
                                "longer[/v1/ledger/*]", "1m",
                                "breaker.window", "8",
                                "breaker.fewest", "4",
                                "breaker.failure-percent", "30",
                                "breaker.pause", "3s",
                                "breaker.trials", "1"),
                        ALL)
                .refusesUnknownNames();
    }

    @Test
    void knowTheLongestOfAllLimits() {
        assertThat(ALL.longest()).isEqualTo(Duration.ofMinutes(1));
    }
}

package plusone.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import plusone.settings.SettingsCheck;

class RouteSettingsTests {

    private static final RouteSettings ALL =
            new RouteSettings(
                    Duration.ofSeconds(1),
                    Map.of("/v1/ledger/*", Duration.ofMinutes(1)),
                    Duration.ofMillis(300),
                    9,
                    new RouteSettings.Breaker(8, 4, 30, Duration.ofSeconds(3), 1));

    @Test
    void waitFiveSecondsUnlessTold() {
        SettingsCheck.of(RouteSettings.class)
                .hasDefaults(
                        new RouteSettings(
                                Duration.ofSeconds(5),
                                Map.of(),
                                Duration.ofSeconds(1),
                                400,
                                new RouteSettings.Breaker(20, 10, 50, Duration.ofSeconds(2), 3)))
                .mapsAll(
                        Map.of(
                                "time-limit", "1s",
                                "longer[/v1/ledger/*]", "1m",
                                "unwanted-body", "300ms",
                                "places", "9",
                                "breaker.window", "8",
                                "breaker.fewest", "4",
                                "breaker.failure-percent", "30",
                                "breaker.pause", "3s",
                                "breaker.trials", "1"),
                        ALL)
                .refusesUnknownNames();
    }

    @Test
    void leaveRoomForOneCallAtTheLeast() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new RouteSettings(
                                        Duration.ofSeconds(1),
                                        Map.of(),
                                        Duration.ofSeconds(1),
                                        0,
                                        ALL.breaker()));
    }

    @Test
    void knowTheLongestOfAllLimits() {
        assertThat(ALL.longest()).isEqualTo(Duration.ofMinutes(1));
    }
}

package plusone.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.http.server.PathContainer;

class RouteSettingsTests {

    @Test
    void waitsFiveSecondsUnlessTold() {
        assertThat(bound(Map.of()))
                .isEqualTo(
                        new RouteSettings(
                                Duration.ofSeconds(5),
                                Map.of(),
                                new RouteSettings.Breaker(20, 10, 50, Duration.ofSeconds(2), 3)));
    }

    @Test
    void takesEachSetting() {
        var settings =
                bound(
                        Map.of(
                                "plusone.route.time-limit", "1s",
                                "plusone.route.longer[/v1/ledger/*]", "1m",
                                "plusone.route.breaker.window", "8",
                                "plusone.route.breaker.fewest", "4",
                                "plusone.route.breaker.failure-percent", "30",
                                "plusone.route.breaker.pause", "3s",
                                "plusone.route.breaker.trials", "1"));

        assertThat(settings)
                .isEqualTo(
                        new RouteSettings(
                                Duration.ofSeconds(1),
                                Map.of("/v1/ledger/*", Duration.ofMinutes(1)),
                                new RouteSettings.Breaker(8, 4, 30, Duration.ofSeconds(3), 1)));
        assertThat(settings.longest()).isEqualTo(Duration.ofMinutes(1));
        var limits = new TimeLimits(settings);
        assertThat(limits.of(PathContainer.parsePath("/v1/ledger/integrity")))
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(limits.of(PathContainer.parsePath("/v1/ledger")))
                .isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void refusesASettingThatItDoesNotKnow() {
        assertThatThrownBy(() -> bound(Map.of("plusone.route.timelimits", "1s")))
                .hasMessageContaining("plusone.route");
    }

    private static RouteSettings bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate(
                        "plusone.route",
                        Bindable.of(RouteSettings.class),
                        new NoUnboundElementsBindHandler(BindHandler.DEFAULT));
    }
}

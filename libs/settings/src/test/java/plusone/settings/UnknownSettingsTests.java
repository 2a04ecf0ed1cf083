package plusone.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class UnknownSettingsTests {

    @ConfigurationProperties(prefix = "plusone.garden", ignoreUnknownFields = false)
    record GardenSettings(
            @DefaultValue("1h") Duration timeLimit,
            @DefaultValue List<String> openPaths,
            @DefaultValue Map<String, Duration> longer,
            @DefaultValue Fence fence) {

        record Fence(@DefaultValue("2") int highestPost) {}
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(GardenSettings.class)
    @Import(SettingsConfiguration.class)
    static class Garden {}

    @Test
    void letsKnownNamesStart() {
        assertThatCode(
                        () ->
                                start(
                                        file(
                                                "plusone.garden.time-limit",
                                                "plusone.garden.open-paths[0]",
                                                "plusone.garden.longer[/v1/ledger/*]",
                                                "plusone.garden.fence.highest-post",
                                                "plusonepartner.url",
                                                "spring.application.name")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plusone.gardn.time-limit",
                "plusone.garden.time-limits",
                "plusone.garden.fence.lowest-post",
                "plusone.time-limit",
            })
    void stopsTheStartAtANameThatNothingReads(String name) {
        assertThatThrownBy(() -> start(file(name))).hasStackTraceContaining(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PLUSONE_GARDEN_TIMELIMIT",
                "PLUSONE_GARDEN_TIME_LIMIT",
                "PLUSONE_GARDEN_OPENPATHS_0",
                "PLUSONE_GARDEN_FENCE_HIGHESTPOST",
                "PATH",
            })
    void letsKnownVariablesStart(String name) {
        assertThatCode(() -> start(environment(name))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PLUSONE_GARDN_TIMELIMIT",
                "PLUSONE_GARDEN_TIMELIMITS",
                "PLUSONE_GARDEN",
                "PLUSONE_GARDEN_FENCE_LOWESTPOST",
            })
    void stopsTheStartAtAVariableThatNothingReads(String name) {
        assertThatThrownBy(() -> start(environment(name)))
                .hasMessageContaining("nothing reads the setting " + name);
    }

    @Test
    void namesAllAtOnceAndNoValues() {
        assertThatThrownBy(() -> start(environment("PLUSONE_B", "PLUSONE_A")))
                .satisfies(
                        it ->
                                assertThat(it)
                                        .hasMessageContaining("PLUSONE_A, PLUSONE_B")
                                        .hasMessageNotContaining("7"));
    }

    private static PropertySource<?> file(String... names) {
        return new MapPropertySource("file", values(names));
    }

    private static PropertySource<?> environment(String... names) {
        return new SystemEnvironmentPropertySource("variables", values(names));
    }

    private static Map<String, Object> values(String... names) {
        return List.of(names).stream().collect(Collectors.toMap(it -> it, _ -> (Object) "7"));
    }

    private static void start(PropertySource<?> source) {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.getEnvironment().getPropertySources().addFirst(source);
            context.register(Garden.class);
            context.refresh();
        }
    }
}

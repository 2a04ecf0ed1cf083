package plusone.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * Holds a settings record to its word: what it is where nothing is set, and that each of its names
 * can be set and no other. Names are given without the group's prefix.
 */
public final class SettingsCheck<T extends Record> {

    private final Class<T> type;
    private final Map<String, String> least;
    private final Optional<T> defaults;

    private SettingsCheck(Class<T> type, Map<String, String> least, Optional<T> defaults) {
        this.type = type;
        this.least = least;
        this.defaults = defaults;
    }

    /** The check of a record. */
    public static <T extends Record> SettingsCheck<T> of(Class<T> type) {
        return new SettingsCheck<>(type, Map.of(), Optional.empty());
    }

    /** The same where some settings have no default and must be set. */
    public SettingsCheck<T> given(Map<String, String> settings) {
        return new SettingsCheck<>(type, settings, Optional.empty());
    }

    /** What the record is where nothing more is set. */
    public SettingsCheck<T> hasDefaults(T expected) {
        assertThat(bound(Map.of())).isEqualTo(expected);
        return new SettingsCheck<>(type, least, Optional.of(expected));
    }

    /** What the record is where each of its settings is set, and to another value than before. */
    public SettingsCheck<T> mapsAll(Map<String, String> settings, T expected) {
        assertThat(bound(settings)).isEqualTo(expected);
        assertThat(unset(settings)).as("settings left out of this test").isEmpty();
        defaults.ifPresent(
                it ->
                        assertThat(unchanged(it, expected))
                                .as("left at their defaults, beside what must be given")
                                .hasSameSizeAs(least.keySet()));
        return this;
    }

    /** That a name which it does not know is refused. */
    public SettingsCheck<T> refusesUnknownNames() {
        assertThat(annotation().ignoreUnknownFields()).as("ignoreUnknownFields").isFalse();
        assertThatThrownBy(() -> bound(Map.of("no-such-setting", "1")))
                .hasStackTraceContaining("no-such-setting");
        return this;
    }

    /**
     * Binds the record.
     *
     * @throws RuntimeException where the record refuses a value
     */
    public T bound(Map<String, String> settings) {
        var properties = new LinkedHashMap<String, String>();
        least.forEach((name, value) -> properties.put(annotation().prefix() + "." + name, value));
        settings.forEach(
                (name, value) -> properties.put(annotation().prefix() + "." + name, value));
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate(
                        annotation().prefix(),
                        Bindable.of(type),
                        new NoUnboundElementsBindHandler(BindHandler.DEFAULT));
    }

    private ConfigurationProperties annotation() {
        return SettingNames.group(type);
    }

    private List<String> unset(Map<String, String> settings) {
        var set =
                Stream.concat(least.keySet().stream(), settings.keySet().stream())
                        .map(name -> annotation().prefix() + "." + name)
                        .map(name -> ConfigurationPropertyName.adapt(name, '.'))
                        .toList();
        return SettingNames.of(List.of(type)).stream()
                .filter(setting -> set.stream().noneMatch(setting::reads))
                .map(setting -> setting.name().toString())
                .toList();
    }

    private List<String> unchanged(Record before, Record after) {
        var unchanged = new ArrayList<String>();
        for (var component : before.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                var old = component.getAccessor().invoke(before);
                var now = component.getAccessor().invoke(after);
                if (old instanceof Record was && now instanceof Record is)
                    unchanged.addAll(unchanged(was, is));
                else if (Objects.equals(old, now)) unchanged.add(component.getName());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return unchanged;
    }
}

package plusone.settings;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.annotation.AnnotationUtils;

/**
 * The names that settings records read: {@code plusone.<group>.<component>}, with the components of
 * records in records. Below a list or a map any name is known.
 */
final class SettingNames {

    private final Collection<Setting> settings;

    private SettingNames(Collection<Setting> settings) {
        this.settings = settings;
    }

    /**
     * @param component where it is declared
     */
    record Setting(ConfigurationPropertyName name, RecordComponent component) {

        boolean isOpen() {
            var type = component.getType();
            return Map.class.isAssignableFrom(type) || Collection.class.isAssignableFrom(type);
        }

        boolean reads(ConfigurationPropertyName other) {
            return name.equals(other) || (isOpen() && name.isAncestorOf(other));
        }

        private boolean readsVariable(String variable) {
            var ours = bare(name.toString());
            return ours.equals(variable) || (isOpen() && variable.startsWith(ours));
        }
    }

    static SettingNames of(Collection<Class<?>> types) {
        return new SettingNames(types.stream().flatMap(SettingNames::declared).toList());
    }

    private static Stream<Setting> declared(Class<?> type) {
        return declared(ConfigurationPropertyName.of(group(type).prefix()), type);
    }

    /** Read by Spring, to whom {@code value} and {@code prefix} are the same. */
    static ConfigurationProperties group(Class<?> type) {
        return Objects.requireNonNull(
                AnnotationUtils.getAnnotation(type, ConfigurationProperties.class));
    }

    private static Stream<Setting> declared(ConfigurationPropertyName group, Class<?> type) {
        return Stream.of(type.getRecordComponents())
                .flatMap(
                        component -> {
                            var dashed = DataObjectPropertyName.toDashedForm(component.getName());
                            var name = group.append(dashed);
                            return component.getType().isRecord()
                                    ? declared(name, component.getType())
                                    : Stream.of(new Setting(name, component));
                        });
    }

    Stream<Setting> stream() {
        return settings.stream();
    }

    boolean contains(String name) {
        var canonical = ConfigurationPropertyName.adapt(name, '.');
        return settings.stream().anyMatch(setting -> setting.reads(canonical));
    }

    /** Environment variables have neither dots nor hyphens, and may leave out underscores. */
    boolean containsVariable(String name) {
        var bare = bare(name);
        return settings.stream().anyMatch(setting -> setting.readsVariable(bare));
    }

    private static String bare(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }
}

package plusone.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ReflectionUtils;

/**
 * Reads limits back from an application that runs: those that no test waits for, because they are
 * of more than two minutes.
 */
public final class RunningLimits {

    private static final Duration WAITED_FOR = Duration.ofMinutes(2);

    private RunningLimits() {}

    /**
     * Compares them with the README.
     *
     * @param names by which the README means the application
     */
    public static void check(ApplicationContext running, String... names) {
        var written =
                WrittenLimits.rows().stream()
                        .filter(row -> Arrays.stream(names).anyMatch(row.where()::contains))
                        .filter(row -> isLong(row.value()))
                        .toList();
        assertThat(written)
                .isNotEmpty()
                .allSatisfy(
                        row ->
                                assertThat(value(running, row.setting()))
                                        .as(row.setting())
                                        .hasValue(times(row.value())));
    }

    private static boolean isLong(String written) {
        return times(written).stream().anyMatch(time -> time.compareTo(WAITED_FOR) > 0);
    }

    /** One or several with commas between them; none where it is something else. */
    private static List<Duration> times(String written) {
        try {
            return Stream.of(written.split(",")).map(DurationStyle::detectAndParse).toList();
        } catch (IllegalArgumentException _) {
            return List.of();
        }
    }

    private static Optional<List<Duration>> value(ApplicationContext running, String setting) {
        return running.getBeansWithAnnotation(ConfigurationProperties.class).values().stream()
                .flatMap(bean -> value(bean, setting).stream())
                .findFirst();
    }

    private static Optional<List<Duration>> value(Object bean, String setting) {
        var prefix = SettingNames.group(bean.getClass()).prefix() + ".";
        return setting.startsWith(prefix)
                ? Optional.ofNullable(below(bean, setting.substring(prefix.length())))
                        .map(RunningLimits::told)
                : Optional.empty();
    }

    private static @Nullable Object below(@Nullable Object holder, String path) {
        if (holder instanceof Map<?, ?> map) return map.get(path);
        if (holder == null) return null;
        var parts = path.split("\\.", 2);
        var value = property(holder, parts[0]);
        return parts.length == 1 ? value : below(value, parts[1]);
    }

    private static @Nullable Object property(Object holder, String dashed) {
        return holder.getClass().isRecord()
                ? component((Record) holder, dashed)
                : PropertyAccessorFactory.forBeanPropertyAccess(holder)
                        .getPropertyValue(camelCase(dashed));
    }

    private static @Nullable Object component(Record holder, String dashed) {
        var component =
                Arrays.stream(holder.getClass().getRecordComponents())
                        .filter(
                                it ->
                                        DataObjectPropertyName.toDashedForm(it.getName())
                                                .equals(dashed))
                        .findFirst();
        return component.map(it -> read(holder, it)).orElse(null);
    }

    private static @Nullable Object read(Record holder, RecordComponent component) {
        var accessor = component.getAccessor();
        ReflectionUtils.makeAccessible(accessor);
        return ReflectionUtils.invokeMethod(accessor, holder);
    }

    private static String camelCase(String dashed) {
        return Pattern.compile("-(.)")
                .matcher(dashed)
                .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }

    private static List<Duration> told(Object value) {
        return switch (value) {
            case Duration time -> List.of(time);
            case Collection<?> times -> times.stream().map(Duration.class::cast).toList();
            default -> times(value.toString());
        };
    }
}

package plusone.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/**
 * Compares the limits in the README with those in force where nobody sets anything: what {@code
 * application.yml} says, else what the settings records say.
 */
public final class WrittenLimits {

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| .+ \\| (.+) \\| `(.+)` \\| `(.+)` \\|$");

    /** Records of the tests of this library. */
    private static final Package OWN = WrittenLimits.class.getPackage();

    private final List<PropertySource<?>> file;
    private final SettingNames settings;

    private WrittenLimits(List<PropertySource<?>> file, SettingNames settings) {
        this.file = file;
        this.settings = settings;
    }

    record Row(Set<String> where, String setting, String value) {}

    /**
     * Compares them in the module that this runs in.
     *
     * @param names by which the README means the module's process
     */
    public static void check(String... names) throws IOException {
        var application =
                new YamlPropertySourceLoader()
                        .load("application", new ClassPathResource("application.yml"));
        var limits = new WrittenLimits(application, SettingNames.of(types()));
        var rows =
                rows().stream()
                        .filter(row -> Arrays.stream(names).anyMatch(row.where()::contains))
                        .toList();
        assertThat(rows).hasSizeGreaterThan(5).allSatisfy(limits::checkRow);
        limits.checkNoneIsMissing(rows);
    }

    private void checkRow(Row row) {
        var actual = fromFile(row.setting()).or(() -> fromRecords(row.setting())).orElse("not set");
        assertThat(actual.split(";", -1)).as(row.setting()).contains(row.value());
    }

    private void checkNoneIsMissing(List<Row> rows) {
        var written = rows.stream().map(row -> canonical(row.setting())).toList();
        assertThat(settings.stream().filter(WrittenLimits::isLimit))
                .extracting(SettingNames.Setting::name)
                .as("settings that limit something")
                .isSubsetOf(written);
    }

    /** A time, a size or a count. */
    private static boolean isLimit(SettingNames.Setting setting) {
        var type = ClassUtils.resolvePrimitiveIfNecessary(setting.component().getType());
        return type == Duration.class
                || type == DataSize.class
                || Number.class.isAssignableFrom(type);
    }

    private Optional<String> fromFile(String setting) {
        return file.stream()
                .filter(source -> source.containsProperty(setting))
                .map(source -> String.valueOf(source.getProperty(setting)))
                .findFirst();
    }

    private Optional<String> fromRecords(String setting) {
        var name = canonical(setting);
        return settings.stream()
                .filter(it -> it.name().equals(name))
                .map(it -> initial(it.component()))
                .findFirst();
    }

    /** Defaults stand at the parameters of the constructor, which are named as the components. */
    private static String initial(RecordComponent component) {
        return Arrays.stream(component.getDeclaringRecord().getDeclaredConstructors())
                .flatMap(constructor -> Arrays.stream(constructor.getParameters()))
                .filter(parameter -> parameter.getName().equals(component.getName()))
                .map(parameter -> parameter.getAnnotation(DefaultValue.class))
                .map(it -> String.join(",", it.value()))
                .findFirst()
                .orElse("no default");
    }

    private static ConfigurationPropertyName canonical(String setting) {
        return ConfigurationPropertyName.adapt(setting, '.');
    }

    static List<Row> rows() {
        var section = readme().split("\n## Limits\n", 2)[1].split("\n## ", 2)[0];
        return ROW.matcher(section)
                .results()
                .map(it -> new Row(Set.of(it.group(1).split(", ")), it.group(2), it.group(3)))
                .toList();
    }

    private static String readme() {
        try {
            return Files.readString(Path.of("..", "README.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Class<?>> types() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scanner.findCandidateComponents("plusone").stream()
                .<Class<?>>map(it -> ClassUtils.resolveClassName(it.getBeanClassName(), null))
                .filter(type -> type.isRecord() && !type.getPackage().equals(OWN))
                .toList();
    }
}

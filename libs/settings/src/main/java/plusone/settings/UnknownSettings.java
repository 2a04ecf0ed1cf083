package plusone.settings;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.ConfigurationPropertiesBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Stops the start where something under {@code plusone} is set that no settings record reads: a
 * misspelt group, which binding alone does not see, and a misspelt environment variable, which it
 * passes over.
 */
final class UnknownSettings implements SmartInitializingSingleton {

    private static final String HOUSE = "plusone";

    private final ConfigurableApplicationContext context;

    UnknownSettings(ConfigurableApplicationContext context) {
        this.context = context;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var unknown = unknown(SettingNames.of(types()));
        if (!unknown.isEmpty())
            throw new IllegalStateException(
                    "nothing reads the setting "
                            + String.join(", ", unknown)
                            + ": check the spelling, or take it away");
    }

    private List<Class<?>> types() {
        return ConfigurationPropertiesBean.getAll(context).values().stream()
                .filter(bean -> isOfTheHouse(bean.getAnnotation().prefix()))
                .<Class<?>>map(bean -> bean.asBindTarget().getType().toClass())
                .toList();
    }

    private static boolean isOfTheHouse(String prefix) {
        return prefix.startsWith(HOUSE + ".");
    }

    private List<String> unknown(SettingNames known) {
        return context.getEnvironment().getPropertySources().stream()
                .flatMap(source -> unknown(source, known))
                .sorted()
                .distinct()
                .toList();
    }

    private static Stream<String> unknown(PropertySource<?> source, SettingNames known) {
        return switch (source) {
            case SystemEnvironmentPropertySource it ->
                    Stream.of(it.getPropertyNames())
                            .filter(name -> name.startsWith("PLUSONE_"))
                            .filter(name -> !known.containsVariable(name));
            case EnumerablePropertySource<?> it ->
                    Stream.of(it.getPropertyNames())
                            .filter(UnknownSettings::isOfTheHouse)
                            .filter(name -> !known.contains(name));
            default -> Stream.empty();
        };
    }
}

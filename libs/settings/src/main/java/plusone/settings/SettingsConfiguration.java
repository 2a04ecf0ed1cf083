package plusone.settings;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
class SettingsConfiguration {

    @Bean
    static UnknownSettings unknownSettings(ConfigurableApplicationContext context) {
        return new UnknownSettings(context);
    }
}

package plusone.gateway;

import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Points the gateway of a test to the stand-ins before it starts. */
final class StandInUrls implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext gateway) {
        Map<String, Object> urls = new HashMap<>();
        Services.register((name, url) -> urls.put(name, url.get()));
        gateway.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("stand-ins", urls));
    }
}

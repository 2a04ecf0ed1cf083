package plusone.suite.identity;

import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import plusone.suite.part.Part;
import plusone.suite.part.Ports;

/** Runs the demo identity provider. */
@SpringBootApplication(proxyBeanMethods = false)
public class IdentityApplication {

    /** Takes folder and ports from system properties. */
    public static void main(String... arguments) {
        var application = new SpringApplication(IdentityApplication.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setDefaultProperties(
                Map.of(
                        "server.address",
                        "127.0.0.1",
                        "server.port",
                        Ports.fromProperties().of(Part.IDENTITY),
                        "server.shutdown",
                        "immediate",
                        "spring.main.lazy-initialization",
                        true,
                        "spring.jmx.enabled",
                        false));
        application.run(arguments);
    }
}

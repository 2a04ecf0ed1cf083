package plusone.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The process at the edge. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class GatewayApplication {

    /** Serves until it is stopped. */
    public static void main(String[] args) {
        SpringApplication.run(GatewayApplication.class, args);
    }
}

package plusone.loyalty;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;
import plusone.migration.Migration;

/** Serves loyalty, or with the argument {@code migrate} brings its schema up to date and ends. */
@SpringBootApplication
@EnableScheduling
@ConfigurationPropertiesScan
public class LoyaltyApplication {

    /** Starts the service or the migration. */
    public static void main(String[] arguments) {
        if (Migration.isAskedFor(arguments)) {
            Migration.fromEnvironment("loyalty", System.getenv()).run();
        } else {
            SpringApplication.run(LoyaltyApplication.class, arguments);
        }
    }
}

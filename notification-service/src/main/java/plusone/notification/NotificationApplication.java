package plusone.notification;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import plusone.migration.Migration;

/**
 * Serves notification, or with the argument {@code migrate} brings its schema up to date and ends.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class NotificationApplication {

    /** Starts the service or the migration. */
    public static void main(String[] arguments) {
        if (Migration.isAskedFor(arguments)) {
            Migration.fromEnvironment("notification", System.getenv()).run();
        } else {
            SpringApplication.run(NotificationApplication.class, arguments);
        }
    }
}

package plusone.referral;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;
import plusone.migration.Migration;

/** Serves referral, or with the argument {@code migrate} brings its schema up to date and ends. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class ReferralApplication {

    /** Starts the service or the migration. */
    public static void main(String[] arguments) {
        if (Migration.isAskedFor(arguments)) {
            Migration.fromEnvironment("referral", System.getenv()).run();
        } else {
            SpringApplication.run(ReferralApplication.class, arguments);
        }
    }
}

package plusone.loyalty;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.http.client.ReactorResourceFactory;
import plusone.callers.TestIssuer;
import plusone.contract.NotificationStandIn;
import plusone.postgres.EmbeddedDatabase;
import tools.jackson.databind.json.JsonMapper;

/** Some instances of the service, each on free ports, all on one database that is theirs alone. */
public final class Instances implements AutoCloseable {

    private final Surroundings surroundings = new Surroundings();
    private final TestIssuer issuer = surroundings.issuer();
    private final EmbeddedDatabase database = surroundings.database();
    private final NotificationStandIn notification = surroundings.notificationStandIn();
    private final List<ConfigurableApplicationContext> running;

    private Instances(int number) {
        running = Stream.generate(this::start).limit(number).toList();
    }

    public static Instances start(int number) {
        return new Instances(number);
    }

    /** Each of them as its callers see it. */
    public List<Loyalty> all() {
        return running.stream().map(this::loyalty).toList();
    }

    /** How many of them have calls that wait for a row which somebody else holds. */
    public long waiting() {
        return running.stream().filter(Instances::waits).count();
    }

    private static boolean waits(ConfigurableApplicationContext instance) {
        return instance.getBean(MeterRegistry.class).get("plusone.lane.held").gauges().stream()
                .anyMatch(it -> it.value() > 0);
    }

    /** A connection to their database, past them. */
    public Connection connect(String role) throws SQLException {
        return database.connect(role);
    }

    @Override
    public void close() {
        running.forEach(ConfigurableApplicationContext::close);
        notification.stop();
        issuer.close();
        database.close();
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(LoyaltyApplication.class)
                .initializers(Instances::leaveOutWhatIsOfTests, Instances::keepLoopsToThemselves)
                .run(settings());
    }

    private String[] settings() {
        var settings = new ArrayList<String>(List.of("--server.port=0"));
        surroundings
                .settings(database, issuer, notification)
                .accept((name, value) -> settings.add("--" + name + "=" + value.get()));
        return settings.toArray(String[]::new);
    }

    private Loyalty loyalty(ConfigurableApplicationContext instance) {
        var port = instance.getEnvironment().getRequiredProperty("local.server.port", int.class);
        return new Loyalty(port, issuer, instance.getBean(JsonMapper.class));
    }

    /** The product does not know that there are tests beside it on the class path. */
    private static void leaveOutWhatIsOfTests(ConfigurableApplicationContext instance) {
        instance.getBeanFactory().registerSingleton("noTests", new NoTests());
    }

    /** An instance that is closed would end the loops that all in this process share. */
    private static void keepLoopsToThemselves(ConfigurableApplicationContext instance) {
        ((GenericApplicationContext) instance)
                .registerBean(ReactorResourceFactory.class, Instances::ownLoops);
    }

    private static ReactorResourceFactory ownLoops() {
        var resources = new ReactorResourceFactory();
        resources.setUseGlobalResources(false);
        return resources;
    }

    private static final class NoTests extends TypeExcludeFilter {

        @Override
        public boolean match(MetadataReader type, MetadataReaderFactory types) {
            var annotations = type.getAnnotationMetadata();
            return annotations.isAnnotated(TestConfiguration.class.getName())
                    || annotations.isAnnotated(TestComponent.class.getName());
        }
    }
}

package plusone.loyalty;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.test.context.DynamicPropertyRegistry;
import plusone.callers.TestIssuer;
import plusone.contract.MovableClock;
import plusone.contract.NotificationStandIn;
import plusone.migration.Migration;
import plusone.postgres.EmbeddedDatabase;

/**
 * What the service finds around it: a database, an identity provider, a clock that can be moved,
 * and stand-ins for its neighbours.
 */
@TestConfiguration(proxyBeanMethods = false)
class Surroundings {

    @Bean
    TestIssuer issuer() {
        return TestIssuer.start();
    }

    @Bean
    EmbeddedDatabase database() {
        var database = EmbeddedDatabase.shared().newDatabase();
        new Migration("loyalty", database.jdbcUrl(), "loyalty_owner", "").run();
        return database;
    }

    @Bean
    @Primary
    MovableClock movableClock() {
        return new MovableClock();
    }

    @Bean(destroyMethod = "stop")
    NotificationStandIn notificationStandIn() {
        return new NotificationStandIn();
    }

    @Bean
    DynamicPropertyRegistrar settings(
            EmbeddedDatabase database, TestIssuer issuer, NotificationStandIn notification) {
        return registry -> {
            addNeighbours(registry, database, issuer, notification);
            registry.add("management.server.port", () -> 0);
            // Time limits are not what is tried here, and the machine may be busy.
            registry.add("plusone.contract.time-limit", () -> "20s");
            registry.add("plusone.contract.longer[/v1/transactions/batch]", () -> "10m");
            registry.add("plusone.lanes.patience", () -> "10s");
            registry.add("plusone.outbox.time-limit", () -> "8s");
            registry.add("plusone.outbox.longest-pause", () -> "500ms");
            registry.add("plusone.outbox.breaker-pause", () -> "200ms");
        };
    }

    /** What any instance must know of the others; all else is as it is shipped. */
    static void addNeighbours(
            DynamicPropertyRegistry settings,
            EmbeddedDatabase database,
            TestIssuer issuer,
            NotificationStandIn notification) {
        issuer.register(settings);
        settings.add("spring.r2dbc.url", database::r2dbcUrl);
        settings.add("plusone.notification.url", notification::url);
        settings.add("plusone.ledger.remark-key", () -> "a key of these tests");
    }
}

package plusone.referral;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistrar;
import plusone.callers.TestIssuer;
import plusone.contract.MovableClock;
import plusone.contract.NotificationStandIn;
import plusone.migration.Migration;
import plusone.postgres.EmbeddedDatabase;

/**
 * What the service finds around it: a database, an identity provider, a clock that can be put
 * forward, and stand-ins for its neighbours.
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
        new Migration("referral", database.jdbcUrl(), "referral_owner", "").run();
        return database;
    }

    @Bean
    @Primary
    MovableClock movableClock() {
        return new MovableClock();
    }

    @Bean(destroyMethod = "stop")
    LoyaltyStandIn loyaltyStandIn() {
        return new LoyaltyStandIn();
    }

    @Bean(destroyMethod = "stop")
    NotificationStandIn notificationStandIn() {
        return new NotificationStandIn();
    }

    @Bean
    DynamicPropertyRegistrar settings(
            EmbeddedDatabase database,
            TestIssuer issuer,
            LoyaltyStandIn loyalty,
            NotificationStandIn notification) {
        return registry -> {
            issuer.register(registry);
            registry.add("spring.r2dbc.url", database::r2dbcUrl);
            registry.add("plusone.loyalty.url", loyalty::url);
            registry.add("plusone.notification.url", notification::url);
            registry.add("management.server.port", () -> 0);
            // Time limits are not what is tried here, and the machine may be busy.
            registry.add("plusone.contract.time-limit", () -> "20s");
            registry.add("plusone.loyalty.time-limit", () -> "20s");
            registry.add("plusone.loyalty.home-time-limit", () -> "20s");
            registry.add("plusone.outbox.time-limit", () -> "8s");
            registry.add("spring.r2dbc.pool.max-acquire-time", () -> "20s");
            registry.add(
                    "spring.r2dbc.properties.options",
                    () ->
                            "default_transaction_read_only=on;lock_timeout=20000;statement_timeout=20000");
            registry.add("plusone.outbox.breaker-pause", () -> "200ms");
            registry.add("plusone.outbox.longest-pause", () -> "500ms");
        };
    }
}

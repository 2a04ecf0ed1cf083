package plusone.loyalty;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;
import plusone.callers.TestIssuer;
import plusone.migration.Migration;
import plusone.postgres.EmbeddedDatabase;

/**
 * What the service finds around it: a database, an identity provider, and stand-ins for its
 * neighbours.
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

    @Bean(initMethod = "start", destroyMethod = "stop")
    WireMockServer notification() {
        return new WireMockServer(WireMockConfiguration.options().dynamicPort());
    }

    @Bean
    DynamicPropertyRegistrar settings(
            EmbeddedDatabase database, TestIssuer issuer, WireMockServer notification) {
        return registry -> {
            issuer.register(registry);
            registry.add("spring.r2dbc.url", database::r2dbcUrl);
            registry.add("plusone.notification.url", notification::baseUrl);
            registry.add("management.server.port", () -> 0);
            registry.add("plusone.outbox.breaker-pause", () -> "200ms");
        };
    }
}

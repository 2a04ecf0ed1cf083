package plusone.loyalty;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
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

    @Bean(destroyMethod = "stop")
    WireMockServer notification() {
        var notification = new WireMockServer(options().dynamicPort());
        notification.start();
        notification.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(204)));
        return notification;
    }

    @Bean
    DynamicPropertyRegistrar settings(
            EmbeddedDatabase database, TestIssuer issuer, WireMockServer notification) {
        return registry -> {
            issuer.register(registry);
            registry.add("spring.r2dbc.url", database::r2dbcUrl);
            registry.add("plusone.notification.url", notification::baseUrl);
            registry.add("plusone.ledger.remark-key", () -> "a key of these tests");
            registry.add("management.server.port", () -> 0);
            // Not what is tried here, and the machine may be busy.
            registry.add("plusone.contract.time-limit", () -> "20s");
            registry.add("plusone.outbox.breaker-pause", () -> "200ms");
        };
    }
}

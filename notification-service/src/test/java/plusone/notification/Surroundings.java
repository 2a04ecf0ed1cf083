package plusone.notification;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;
import plusone.callers.TestIssuer;
import plusone.migration.Migration;
import plusone.postgres.EmbeddedDatabase;

/** What the service finds around it: a database, an identity provider and a mail server. */
@TestConfiguration(proxyBeanMethods = false)
class Surroundings {

    @Bean
    TestIssuer issuer() {
        return TestIssuer.start();
    }

    @Bean
    EmbeddedDatabase database() {
        var database = EmbeddedDatabase.shared().newDatabase();
        new Migration("notification", database.jdbcUrl(), "notification_owner", "").run();
        return database;
    }

    @Bean
    MailServer mailServer() {
        return MailServer.started();
    }

    @Bean
    DynamicPropertyRegistrar settings(
            EmbeddedDatabase database, TestIssuer issuer, MailServer mail) {
        return registry -> {
            issuer.register(registry);
            registry.add("spring.r2dbc.url", database::r2dbcUrl);
            registry.add("spring.mail.port", mail::port);
            registry.add("management.server.port", () -> 0);
            // Time limits are not what is tried here, and the machine may be busy.
            registry.add("plusone.contract.time-limit", () -> "20s");
            registry.add("plusone.outbox.breaker-pause", () -> "200ms");
            registry.add("plusone.outbox.longest-pause", () -> "500ms");
        };
    }
}

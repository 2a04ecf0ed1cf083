package plusone.idempotency;

import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import plusone.transactions.Atomically;
import tools.jackson.databind.json.JsonMapper;

@AutoConfiguration(afterName = "plusone.transactions.TransactionsConfiguration")
class IdempotencyConfiguration {

    @Bean
    Fingerprints fingerprints(JsonMapper mapper) {
        return new Fingerprints(mapper);
    }

    @Bean
    Idempotency idempotency(
            Atomically atomically,
            DatabaseClient database,
            Clock clock,
            Fingerprints fingerprints,
            JsonMapper mapper) {
        return new Idempotency(
                atomically, new OperationTables(database, clock), fingerprints, mapper);
    }

    @Bean
    WebFluxConfigurer idempotencyKeyArgument() {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                configurer.addCustomResolver(new IdempotencyKeyResolver());
            }
        };
    }
}

package plusone.transactions;

import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;

/** What each connection to the database has, and the one that tells of health. */
@AutoConfiguration(
        afterName = "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration",
        beforeName =
                "org.springframework.boot.r2dbc.autoconfigure.health.ConnectionFactoryHealthContributorAutoConfiguration")
@EnableConfigurationProperties(TransactionsSettings.class)
class ConnectionsConfiguration {

    @Bean
    ConnectionFactoryOptionsBuilderCustomizer watchedLoops(TransactionsSettings settings) {
        var loops = new WatchedLoops(settings.silence());
        return options -> options.option(PostgresqlConnectionFactoryProvider.LOOP_RESOURCES, loops);
    }

    /** By the name under which Spring Boot would have it ask on one of the others. */
    @Bean
    @ConditionalOnBean(ConnectionFactory.class)
    HealthConnection r2dbcHealthContributor(ConnectionFactory others) {
        return HealthConnection.like(others);
    }
}

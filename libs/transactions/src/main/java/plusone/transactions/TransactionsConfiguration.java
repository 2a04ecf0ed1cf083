package plusone.transactions;

import io.r2dbc.spi.ConnectionFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;

@AutoConfiguration(
        afterName = "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration",
        beforeName =
                "org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration")
@EnableConfigurationProperties(TransactionsSettings.class)
class TransactionsConfiguration {

    @Bean
    ReactiveTransactionManager transactionManager(ConnectionFactory pool) {
        return new R2dbcTransactionManager(new CleanConnections(pool));
    }

    @Bean
    Atomically atomically(ReactiveTransactionManager manager, TransactionsSettings settings) {
        return new Atomically(TransactionalOperator.create(manager), settings.limit());
    }
}

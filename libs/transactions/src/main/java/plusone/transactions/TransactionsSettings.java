package plusone.transactions;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of transactions.
 *
 * @param limit how many may be under way at once in this process, waiting for a connection
 *     included; 1 or more
 */
@ConfigurationProperties(prefix = "plusone.transactions", ignoreUnknownFields = false)
public record TransactionsSettings(@DefaultValue("1024") int limit) {

    public TransactionsSettings {
        if (limit < 1)
            throw new IllegalArgumentException("plusone.transactions.limit must be 1 or more");
    }
}

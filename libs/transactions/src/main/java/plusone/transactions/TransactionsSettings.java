package plusone.transactions;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of transactions and of the connections that they run on.
 *
 * @param limit how many may be under way at once in this process, waiting for a connection
 *     included; 1 or more
 * @param silence how long the database may say nothing while an answer is awaited, before the
 *     connection is given up; longer than the database's own limits
 */
@ConfigurationProperties(prefix = "plusone.transactions", ignoreUnknownFields = false)
public record TransactionsSettings(
        @DefaultValue("1024") int limit, @DefaultValue("5s") Duration silence) {

    public TransactionsSettings {
        if (limit < 1)
            throw new IllegalArgumentException("plusone.transactions.limit must be 1 or more");
        if (!silence.isPositive())
            throw new IllegalArgumentException(
                    "plusone.transactions.silence must be longer than nothing");
    }
}

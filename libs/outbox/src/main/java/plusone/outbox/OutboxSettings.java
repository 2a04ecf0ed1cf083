package plusone.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of all relays of a service.
 *
 * @param poll how often a relay looks for rows that nobody woke it for
 * @param batch how many rows a relay leases at once; 1 or more
 * @param timeLimit for one delivery
 * @param lease how long a row belongs to the relay that took it; longer than the time limit
 * @param firstPause after the first failed try; doubled each time, with jitter
 * @param longestPause between two tries
 * @param deadAfterTries a row is dead after this many tries, and
 * @param deadAfter this much time
 * @param breakerPause how long an open breaker lets nothing through
 * @param countEvery how often waiting and dead rows are counted, for the metrics
 */
@ConfigurationProperties(prefix = "plusone.outbox", ignoreUnknownFields = false)
public record OutboxSettings(
        @DefaultValue("1s") Duration poll,
        @DefaultValue("16") int batch,
        @DefaultValue("1500ms") Duration timeLimit,
        @DefaultValue("10s") Duration lease,
        @DefaultValue("200ms") Duration firstPause,
        @DefaultValue("5s") Duration longestPause,
        @DefaultValue("50") int deadAfterTries,
        @DefaultValue("24h") Duration deadAfter,
        @DefaultValue("2s") Duration breakerPause,
        @DefaultValue("5s") Duration countEvery) {

    public OutboxSettings {
        if (batch < 1) throw new IllegalArgumentException("plusone.outbox.batch must be 1 or more");
        if (lease.compareTo(timeLimit) <= 0)
            throw new IllegalArgumentException(
                    "plusone.outbox.lease must be longer than plusone.outbox.time-limit");
    }
}

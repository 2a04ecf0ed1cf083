package plusone.loyalty.ledger;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the queues in front of the ledger.
 *
 * @param number of lanes, each with one commit on its way; 1 or more
 * @param flush how many errands go into one commit at most; 4 or more
 * @param waiting how many errands wait in a lane at most, and of batches and jobs a quarter of them
 *     beside it; 4 or more
 * @param patience how long an errand waits at most before it is refused
 */
@ConfigurationProperties(prefix = "plusone.lanes", ignoreUnknownFields = false)
record LaneSettings(
        @DefaultValue("2") int number,
        @DefaultValue("128") int flush,
        @DefaultValue("1024") int waiting,
        @DefaultValue("1s") Duration patience) {

    LaneSettings {
        if (number < 1)
            throw new IllegalArgumentException("plusone.lanes.number must be 1 or more");
        if (flush < 4) throw new IllegalArgumentException("plusone.lanes.flush must be 4 or more");
        if (waiting < 4)
            throw new IllegalArgumentException("plusone.lanes.waiting must be 4 or more");
        if (!patience.isPositive())
            throw new IllegalArgumentException(
                    "plusone.lanes.patience must be longer than nothing");
    }

    /** What batches and jobs get of a flush while anybody else waits. */
    int flushInBackground() {
        return flush / 4;
    }

    /** How many errands of batches and jobs wait at most. */
    int waitingInBackground() {
        return waiting / 4;
    }
}

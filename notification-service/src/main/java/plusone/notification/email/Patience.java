package plusone.notification.email;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import plusone.outbox.OutboxSettings;

/** Knows when the outbox gives a mail up, so that the delivery says so too. */
@Component
class Patience {

    private final OutboxSettings settings;
    private final Clock clock;

    Patience(OutboxSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param tries how often a mail has been tried, this time included
     * @param queuedAt when it was put on its way
     */
    boolean isExhausted(int tries, Instant queuedAt) {
        return tries >= settings.deadAfterTries()
                && !queuedAt.plus(settings.deadAfter()).isAfter(clock.instant());
    }
}

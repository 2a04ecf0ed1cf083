package plusone.notification.email;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import plusone.outbox.OutboxSettings;

/**
 * Decides when a mail is given up. The outbox is more patient, so that no row dies of which the
 * delivery does not know, however much the clocks differ.
 */
@Component
class Patience {

    private final MailSettings settings;
    private final Clock clock;

    Patience(MailSettings settings, OutboxSettings outbox, Clock clock) {
        if (outbox.deadAfter().compareTo(settings.deadAfter()) <= 0)
            throw new IllegalArgumentException(
                    "plusone.outbox.dead-after must be longer than plusone.mail.dead-after");
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

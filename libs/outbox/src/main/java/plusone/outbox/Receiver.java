package plusone.outbox;

import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * The far end of a link: makes the call that a row stands for. It may be asked for the same row
 * more than once, so what it calls is idempotent.
 */
public interface Receiver {

    /** Name of the link, one word; each link has a relay and a breaker of its own. */
    String link();

    /**
     * The time limit of one delivery. One that is longer than a lease needs {@link Leases#extend}.
     *
     * @param usual the one of the service
     */
    default Duration timeLimit(Duration usual) {
        return usual;
    }

    /**
     * Delivers one row: completes when the receiver has it. Any error is a failed try, after which
     * the row waits and is tried again, after a {@link PostponedException} when that says; a {@link
     * FinalRefusalException}, or an answer of 4xx that no repetition would change, makes it dead at
     * once. A row that is dead and was revived comes here like any other.
     */
    Mono<Void> deliver(OutboxRow row);
}

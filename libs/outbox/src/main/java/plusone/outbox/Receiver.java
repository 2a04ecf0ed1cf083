package plusone.outbox;

import reactor.core.publisher.Mono;

/**
 * The far end of a link: makes the call that a row stands for. It may be asked for the same row
 * more than once, so what it calls is idempotent.
 */
public interface Receiver {

    /** Name of the link, one word; each link has a relay and a breaker of its own. */
    String link();

    /**
     * Delivers one row: completes when the receiver has it. Any error is a failed try, after which
     * the row waits and is tried again; a {@link FinalRefusalException}, or an answer of 4xx that
     * no repetition would change, makes it dead at once.
     */
    Mono<Void> deliver(OutboxRow row);
}

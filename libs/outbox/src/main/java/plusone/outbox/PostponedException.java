package plusone.outbox;

import java.time.Duration;

/**
 * A try has failed, and the next one is not to come before a pause of the receiver's own choice.
 */
public final class PostponedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration pause;

    /**
     * @param reason kept with the row, for the person who looks at it; no personal data
     */
    public PostponedException(String reason, Duration pause) {
        super(reason, null, false, false);
        this.pause = pause;
    }

    public Duration pause() {
        return pause;
    }
}

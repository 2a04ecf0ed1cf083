package plusone.contract;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that tests move; it goes on from there. Only the service's own clock moves, neither the
 * database's nor that of the tokens.
 */
public final class MovableClock extends Clock {

    private final Clock real = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    public void forward(Duration time) {
        ahead.updateAndGet(it -> it.plus(time));
    }

    /** Puts it to this moment. */
    public void moveTo(Instant moment) {
        ahead.set(Duration.between(real.instant(), moment));
    }

    /** Lets it show the real time again. */
    public void putBack() {
        ahead.set(Duration.ZERO);
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}

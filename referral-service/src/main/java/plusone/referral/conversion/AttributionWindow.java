package plusone.referral.conversion;

import java.time.Duration;
import java.time.Instant;
import plusone.referral.conversion.ConversionRejection.InTheFuture;
import plusone.referral.conversion.ConversionRejection.OutsideAttributionWindow;
import plusone.referral.referral.Attribution;
import reactor.core.publisher.Mono;

/** When a conversion counts. Clocks differ, so a little early and a little ahead is in time. */
final class AttributionWindow {

    private static final Duration EARLY = Duration.ofMinutes(15);
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private AttributionWindow() {}

    /** Fails with the problem {@code outside-attribution-window}, or 400 for the far future. */
    static Mono<Void> check(Attribution attribution, Instant occurredAt, Instant now) {
        var from = attribution.registeredAt().minus(EARLY);
        var until = attribution.expiresAt();
        if (occurredAt.isBefore(from) || occurredAt.isAfter(until))
            return refused(new OutsideAttributionWindow(from, until));
        return occurredAt.isAfter(now.plus(AHEAD)) ? refused(new InTheFuture()) : Mono.empty();
    }

    private static Mono<Void> refused(ConversionRejection rejection) {
        return Mono.error(() -> ConversionProblems.of(rejection));
    }
}

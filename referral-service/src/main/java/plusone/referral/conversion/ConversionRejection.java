package plusone.referral.conversion;

import java.time.Instant;

/** Why a conversion is not taken. */
sealed interface ConversionRejection {

    /** It happened before the friend was registered, or after the referral ran out. */
    record OutsideAttributionWindow(Instant from, Instant until) implements ConversionRejection {}

    record InTheFuture() implements ConversionRejection {}
}

package plusone.referral.me;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Referral's part of the home screen.
 *
 * @param referral absent for who is not a member, and where that cannot be said
 * @param degraded names what is missing; absent where nothing is
 */
record HomePart(@Nullable MyReferral referral, @Nullable List<String> degraded, Instant asOf) {

    static HomePart with(MyReferral referral, Instant asOf) {
        return new HomePart(referral, null, asOf);
    }

    static HomePart empty(Instant asOf) {
        return new HomePart(null, null, asOf);
    }

    static HomePart degraded(Instant asOf) {
        return new HomePart(null, List.of("referral"), asOf);
    }
}

package plusone.referral.conversion;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plusone.referral.programme.Money;
import plusone.referral.programme.Programme;

/**
 * What a friend did, as reported.
 *
 * @param operationId the request that brought it
 * @param outcome whether it is what the programme rewards
 */
record Conversion(
        UUID id,
        UUID referralId,
        String eventId,
        UUID operationId,
        String type,
        @Nullable Money amount,
        Outcome outcome,
        Instant occurredAt,
        Instant recordedAt) {

    /** Whether a conversion is what the programme rewards, and if not, why. */
    enum Outcome {
        QUALIFIED(""),
        OTHER_TYPE("its type is not the one that this programme rewards"),
        BELOW_MINIMUM("its amount is below the programme's minimum"),
        OTHER_CURRENCY("its amount is in another currency than the programme's minimum");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        /** For the timeline. */
        String inWords() {
            return "A conversion was reported that pays nothing: " + words + ".";
        }

        static Outcome of(Programme programme, String type, @Nullable Money amount) {
            if (!type.equals(programme.qualifyingEvent())) return OTHER_TYPE;
            var minimum = programme.minimumAmount();
            if (minimum == null) return QUALIFIED;
            if (amount == null) return BELOW_MINIMUM;
            if (!amount.currency().equals(minimum.currency())) return OTHER_CURRENCY;
            return amount.amount() < minimum.amount() ? BELOW_MINIMUM : QUALIFIED;
        }
    }
}

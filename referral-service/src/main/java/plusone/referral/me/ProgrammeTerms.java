package plusone.referral.me;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plusone.referral.programme.Money;
import plusone.referral.programme.Programme;

/** What a customer needs to know of a programme: what both get, and for what. */
record ProgrammeTerms(
        UUID id,
        String name,
        long advocatePoints,
        long friendPoints,
        String qualifyingEvent,
        @Nullable Money minimumAmount,
        int attributionDays,
        int returnDays,
        Programme.Status status) {

    static ProgrammeTerms of(Programme programme) {
        return new ProgrammeTerms(
                programme.id(),
                programme.name(),
                programme.advocatePoints(),
                programme.friendPoints(),
                programme.qualifyingEvent(),
                programme.minimumAmount(),
                programme.attributionDays(),
                programme.returnDays(),
                programme.status());
    }
}

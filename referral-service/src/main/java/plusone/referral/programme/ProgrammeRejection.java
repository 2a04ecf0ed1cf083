package plusone.referral.programme;

import java.util.UUID;

/** Why something about a programme is refused. */
sealed interface ProgrammeRejection {

    record NotFound(UUID programmeId) implements ProgrammeRejection {}

    record NoDefault() implements ProgrammeRejection {}
}

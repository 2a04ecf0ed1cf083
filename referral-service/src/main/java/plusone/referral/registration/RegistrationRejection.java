package plusone.referral.registration;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plusone.referral.programme.Programme;

/** Why a referral is not registered. */
sealed interface RegistrationRejection {

    record CodeNotFound() implements RegistrationRejection {}

    record ProgrammeNotRunning(Programme.Status status) implements RegistrationRejection {}

    record SelfReferral() implements RegistrationRejection {}

    /**
     * The friend belongs to somebody in this programme.
     *
     * @param own the earlier referral, where it is the caller's own
     */
    record AlreadyReferred(@Nullable UUID own) implements RegistrationRejection {}

    record ExistingCustomer() implements RegistrationRejection {}
}

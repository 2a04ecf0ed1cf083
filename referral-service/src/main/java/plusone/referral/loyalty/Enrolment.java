package plusone.referral.loyalty;

import org.jspecify.annotations.Nullable;

/** A customer to be enrolled, with what is known of how to reach them. */
public record Enrolment(
        String externalId,
        @Nullable String displayName,
        @Nullable String email,
        @Nullable String phone) {

    /** The same without anything but who they are. */
    public Enrolment bare() {
        return new Enrolment(externalId, null, null, null);
    }
}

package plusone.referral.registration;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plusone.contract.Identifier;
import plusone.contract.Length;
import plusone.contract.OneLine;
import plusone.contract.Visible;
import plusone.referral.friend.Circumstance;
import plusone.referral.friend.FriendContact;

/** Body of {@code POST /v1/referrals}. */
record RegistrationRequest(
        @Nullable UUID programmeId,
        @NotNull @Visible @Length(max = 64) String code,
        @NotNull @Valid Friend friend,
        @Nullable @Valid Circumstance context) {

    /** The friend, with contact data as loyalty takes them at an enrolment. */
    record Friend(
            @NotNull @Identifier String externalId,
            @Nullable @Email @Size(min = 1, max = 254) String email,
            @Nullable @Pattern(regexp = "\\+?[0-9 ()/.-]{3,32}", message = "is no phone number")
                    String phone,
            @Nullable @OneLine @Length(max = 200) String name) {

        FriendContact contact() {
            return new FriendContact(email, phone, name);
        }
    }
}

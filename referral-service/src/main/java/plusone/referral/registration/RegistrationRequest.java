package plusone.referral.registration;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plusone.contract.EmailAddress;
import plusone.contract.Identifier;
import plusone.contract.Length;
import plusone.contract.OneLine;
import plusone.contract.PhoneNumber;
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
            @Nullable @EmailAddress String email,
            @Nullable @PhoneNumber String phone,
            @Nullable @OneLine @Length(max = 200) String name) {

        FriendContact contact() {
            return new FriendContact(email, phone, name);
        }
    }
}

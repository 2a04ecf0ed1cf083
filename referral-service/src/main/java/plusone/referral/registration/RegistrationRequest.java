package plusone.referral.registration;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plusone.contract.EmailAddress;
import plusone.contract.Identifier;
import plusone.contract.InvalidRequest;
import plusone.contract.Length;
import plusone.contract.OneLine;
import plusone.contract.PhoneNumber;
import plusone.referral.advocate.Code;
import plusone.referral.friend.Circumstance;
import plusone.referral.friend.FriendContact;

/** Body of {@code POST /v1/referrals}. */
record RegistrationRequest(
        @Nullable UUID programmeId,
        @NotNull @Length(max = Code.LONGEST_TYPED) String code,
        @NotNull @Valid Friend friend,
        @Nullable @Valid Circumstance context) {

    /** The code as it is looked up; fails with the problem {@code invalid-request}. */
    Code readCode() {
        return Code.in(code)
                .orElseThrow(
                        () ->
                                InvalidRequest.of(
                                        "/code",
                                        "has no letter and no digit: send the code of the advocate's link"));
    }

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

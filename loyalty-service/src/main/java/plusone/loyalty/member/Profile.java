package plusone.loyalty.member;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import plusone.contract.EmailAddress;
import plusone.contract.LanguageTag;
import plusone.contract.Length;
import plusone.contract.OneLine;
import plusone.contract.PhoneNumber;

/**
 * What members say of themselves.
 *
 * @param locale language tag (BCP 47)
 */
record Profile(
        @Nullable @OneLine @Length(max = 200) String displayName,
        @Nullable @EmailAddress String email,
        @Nullable @PhoneNumber String phone,
        @Nullable @LanguageTag String locale,
        @Nullable ZoneId timeZone) {

    /** The same, with what is known of a member where it is silent. */
    Profile or(Member member) {
        return new Profile(
                displayName == null ? member.displayName() : displayName,
                email == null ? member.email() : email,
                phone == null ? member.phone() : phone,
                locale,
                timeZone);
    }
}

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
        @Nullable ZoneId timeZone) {}

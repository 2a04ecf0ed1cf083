package plusone.loyalty.member;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import plusone.contract.Length;
import plusone.contract.OneLine;

/**
 * What members say of themselves.
 *
 * @param locale language tag (BCP 47)
 */
record Profile(
        @Nullable @OneLine @Length(max = 200) String displayName,
        @Nullable @Email @Size(min = 1, max = 254) String email,
        @Nullable @Pattern(regexp = PHONE, message = "is no phone number") String phone,
        @Nullable @LanguageTag String locale,
        @Nullable ZoneId timeZone) {

    static final String PHONE = "\\+?[0-9 ()/.-]{3,32}";
}

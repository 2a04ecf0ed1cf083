package plusone.loyalty.member;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plusone.contract.EmailAddress;
import plusone.contract.Identifier;
import plusone.contract.JsonSize;
import plusone.contract.LanguageTag;
import plusone.contract.Length;
import plusone.contract.OneLine;
import plusone.contract.PhoneNumber;

/** What the house says of a member. */
sealed interface MemberRequest {

    Profile profile();

    @Nullable LocalDate birthday();

    @Nullable Map<String, Object> attributes();

    /** Body of {@code POST /v1/members}. */
    record Enrol(
            @NotNull @Identifier String externalId,
            @Nullable @OneLine @Length(max = 200) String displayName,
            @Nullable @EmailAddress String email,
            @Nullable @PhoneNumber String phone,
            @Nullable @LanguageTag String locale,
            @Nullable ZoneId timeZone,
            @Nullable @Past LocalDate birthday,
            @Nullable @Size(max = 50) @JsonSize(max = 4_096) Map<String, Object> attributes)
            implements MemberRequest {

        @Override
        public Profile profile() {
            return new Profile(displayName, email, phone, locale, timeZone);
        }
    }

    /** Body of {@code PUT /v1/members/{id}}: replaces what is there. */
    record Replace(
            @Nullable @OneLine @Length(max = 200) String displayName,
            @Nullable @EmailAddress String email,
            @Nullable @PhoneNumber String phone,
            @Nullable @LanguageTag String locale,
            @Nullable ZoneId timeZone,
            @Nullable @Past LocalDate birthday,
            @Nullable @Size(max = 50) @JsonSize(max = 4_096) Map<String, Object> attributes)
            implements MemberRequest {

        @Override
        public Profile profile() {
            return new Profile(displayName, email, phone, locale, timeZone);
        }
    }
}

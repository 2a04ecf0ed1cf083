package plusone.notification.contact;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plusone.contract.EmailAddress;
import plusone.contract.Identifier;
import plusone.contract.LanguageTag;
import plusone.contract.Length;
import plusone.contract.OneLine;
import plusone.contract.PhoneNumber;

/** A contact as loyalty sends it: the same values as loyalty takes. */
record PutContact(
        @NotNull @Identifier String externalId,
        @Nullable @OneLine @Length(max = 200) String displayName,
        @Nullable @EmailAddress String email,
        @Nullable @PhoneNumber String phone,
        @NotNull @LanguageTag String locale,
        @NotNull ZoneId timeZone,
        @NotNull @PositiveOrZero Long version) {

    Contact of(UUID memberId) {
        return new Contact(
                memberId, externalId, displayName, email, phone, locale, timeZone.getId(), version);
    }
}

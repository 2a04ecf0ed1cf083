package plusone.notification.contact;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plusone.contract.Identifier;
import plusone.contract.InvalidRequest;
import plusone.contract.Length;
import plusone.contract.OneLine;

/** A contact as loyalty sends it. */
record PutContact(
        @NotNull @Identifier String externalId,
        @OneLine @Length(max = 200) @Nullable String displayName,
        @OneLine @Size(max = 320) @Nullable String email,
        @OneLine @Size(max = 50) @Nullable String phone,
        @NotNull @Length(max = 35) String locale,
        @NotNull @Length(max = 50) String timeZone,
        @NotNull @PositiveOrZero Long version) {

    /** Fails with 400 where locale or zone is none. */
    Contact of(UUID memberId) {
        checkLocale();
        checkZone();
        return new Contact(
                memberId, externalId, displayName, email, phone, locale, timeZone, version);
    }

    private void checkLocale() {
        try {
            new Locale.Builder().setLanguageTag(locale);
        } catch (IllformedLocaleException _) {
            throw InvalidRequest.of("/locale", "must be a language tag like de-DE");
        }
    }

    private void checkZone() {
        try {
            ZoneId.of(timeZone);
        } catch (DateTimeException _) {
            throw InvalidRequest.of("/timeZone", "must be a zone like Europe/Berlin");
        }
    }
}

package plusone.notification.contact;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where and how a member is reached.
 *
 * @param memberId loyalty's id of the member
 * @param externalId the customer's id at the identity provider, equal to the token's {@code sub}
 * @param displayName how the member wants to be called; null where nobody told us
 * @param email null where there is none
 * @param locale language tag, for example {@code de-DE}
 * @param timeZone IANA zone
 * @param version grows with each change at the source
 */
public record Contact(
        UUID memberId,
        String externalId,
        @Nullable String displayName,
        @Nullable String email,
        @Nullable String phone,
        String locale,
        String timeZone,
        long version) {

    public Contact {
        displayName = blankToNull(displayName);
        email = blankToNull(email);
        phone = blankToNull(phone);
    }

    /** The language and region to speak to the member in. */
    public Locale language() {
        return Locale.forLanguageTag(locale);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}

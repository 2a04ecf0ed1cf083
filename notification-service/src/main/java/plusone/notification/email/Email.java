package plusone.notification.email;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plain text mail.
 *
 * @param id of the delivery; the Message-ID is made from it, so that a mail that leaves twice can
 *     be told to be one
 * @param name of the receiver; null where unknown
 */
record Email(
        UUID id,
        String address,
        @Nullable String name,
        String subject,
        String body,
        Locale language) {}

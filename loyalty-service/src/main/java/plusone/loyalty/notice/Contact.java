package plusone.loyalty.notice;

import org.jspecify.annotations.Nullable;

/**
 * How a member can be reached, as notification keeps it.
 *
 * @param version the receiver ignores an older one
 */
public record Contact(
        String externalId,
        @Nullable String displayName,
        @Nullable String email,
        @Nullable String phone,
        String locale,
        String timeZone,
        long version) {}

package plusone.callers;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, as their token says. A controller takes it as a parameter.
 *
 * @param subject the token's {@code sub}: a customer's external id, a staff member's or service's
 *     name
 * @param partnerId set for partners only
 * @param roles of staff, empty for others
 * @param scopes of partners, empty where the token names none
 */
public record Caller(
        Kind kind,
        String subject,
        @Nullable String partnerId,
        Set<String> roles,
        Set<String> scopes) {

    /** The four kinds of callers. */
    public enum Kind {
        CUSTOMER,
        PARTNER,
        STAFF,
        SERVICE
    }

    public Caller {
        if ((kind == Kind.PARTNER) != (partnerId != null)) {
            throw new IllegalArgumentException("a partner has a partner id, and nobody else");
        }
        roles = Set.copyOf(roles);
        scopes = Set.copyOf(scopes);
    }

    /** Owner of idempotency keys, for example {@code customer:ada} or {@code partner:acme}. */
    public String id() {
        return kind.name().toLowerCase(Locale.ROOT)
                + ":"
                + (partnerId == null ? subject : partnerId);
    }
}

package plusone.suite.identity;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Somebody, or a program, that can be given a token.
 *
 * @param name the token's subject; for a client also its id
 * @param kind which of the four kinds of callers it is
 * @param rights roles of a member of staff, scopes of a partner; else empty
 */
record Identity(String name, Kind kind, List<String> rights) {

    /** The kinds of callers, as a token names them in lower case. */
    enum Kind {
        CUSTOMER,
        PARTNER,
        STAFF,
        SERVICE
    }

    private static final List<String> PARTNER_SCOPES =
            List.of(
                    "referrals:read",
                    "referrals:write",
                    "events:write",
                    "vouchers:use",
                    "balances:read",
                    "members:find",
                    "points:spend",
                    "webhooks:manage");

    private static final Map<String, Identity> ALL =
            Stream.of(
                            identity("ada", Kind.CUSTOMER),
                            identity("ben", Kind.CUSTOMER),
                            identity("cho", Kind.CUSTOMER),
                            identity("dan", Kind.CUSTOMER),
                            new Identity("acme", Kind.PARTNER, PARTNER_SCOPES),
                            new Identity("bolt", Kind.PARTNER, PARTNER_SCOPES),
                            identity("mara", Kind.STAFF, "marketing"),
                            identity("mona", Kind.STAFF, "marketing"),
                            identity("sam", Kind.STAFF, "support"),
                            identity("fay", Kind.STAFF, "fraud"),
                            identity("eve", Kind.STAFF, "fraud"),
                            identity("fred", Kind.STAFF, "finance"),
                            identity("max", Kind.STAFF, "admin"),
                            identity("loyalty-service", Kind.SERVICE),
                            identity("referral-service", Kind.SERVICE),
                            identity("notification-service", Kind.SERVICE),
                            identity("gateway", Kind.SERVICE))
                    .collect(Collectors.toMap(Identity::name, Function.identity()));

    private static Identity identity(String name, Kind kind, String... rights) {
        return new Identity(name, kind, List.of(rights));
    }

    /** The customers, partners and staff with whom one may try things out. */
    static Optional<Identity> demo(String name) {
        return Optional.ofNullable(ALL.get(name)).filter(Identity::isDemo);
    }

    /** Names of all demo identities, by kind. */
    static List<String> demoNames() {
        return ALL.values().stream()
                .filter(Identity::isDemo)
                .sorted(Comparator.comparing(Identity::kind).thenComparing(Identity::name))
                .map(Identity::name)
                .toList();
    }

    /** Partners and services: they sign in with a secret of their own. */
    static List<Identity> clients() {
        return ALL.values().stream().filter(Identity::isClient).toList();
    }

    /** The client with this id. */
    static Identity client(String name) {
        return Optional.ofNullable(ALL.get(name)).filter(Identity::isClient).orElseThrow();
    }

    private boolean isDemo() {
        return kind != Kind.SERVICE;
    }

    private boolean isClient() {
        return kind == Kind.PARTNER || kind == Kind.SERVICE;
    }

    /** The secret of a client; there is nothing to protect in a demo. */
    String secret() {
        return name + "-secret";
    }

    /** What a token says of it, beside subject, issuer and times. */
    Map<String, Object> claims() {
        var claims = new TreeMap<String, Object>();
        claims.put("kind", kind.name().toLowerCase(Locale.ROOT));
        if (kind == Kind.STAFF) claims.put("roles", rights);
        if (kind == Kind.PARTNER) {
            claims.put("scope", String.join(" ", rights));
            claims.put("partner_id", name);
        }
        return claims;
    }
}

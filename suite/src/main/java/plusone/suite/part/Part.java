package plusone.suite.part;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What runs as a process of its own, in the order in which it is started. */
public enum Part {
    /** Postgres, and in the same process the mail sink. */
    POSTGRES("postgres", null),
    /** The demo identity provider. */
    IDENTITY("identity", null),
    /** Messages to members. */
    NOTIFICATION("notification-service", "notification"),
    /** Members, points, campaigns. */
    LOYALTY("loyalty-service", "loyalty"),
    /** Programmes, codes, referrals. */
    REFERRAL("referral-service", "referral"),
    /** The one door from outside. */
    GATEWAY("gateway", null);

    private final String title;
    private final @Nullable String schema;

    Part(String title, @Nullable String schema) {
        this.title = title;
        this.schema = schema;
    }

    /** Its name on the command line; for a service that of its folder. */
    public String title() {
        return title;
    }

    /** The schema that it keeps, and the name of the role in which it serves. */
    public Optional<String> schema() {
        return Optional.ofNullable(schema);
    }

    /** Whether it is one of the product's services, rather than what they stand on. */
    public boolean isService() {
        return this != POSTGRES && this != IDENTITY;
    }

    /** The services, in the order of their ports. */
    public static List<Part> services() {
        return List.of(GATEWAY, LOYALTY, REFERRAL, NOTIFICATION);
    }

    /** The services that keep a schema. */
    public static List<Part> keepers() {
        return services().stream().filter(part -> part.schema != null).toList();
    }

    /** The part with this name. */
    public static Optional<Part> named(String title) {
        return Arrays.stream(values()).filter(part -> part.title.equals(title)).findFirst();
    }

    @Override
    public String toString() {
        return title;
    }
}

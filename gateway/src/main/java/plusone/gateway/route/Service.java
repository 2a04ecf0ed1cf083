package plusone.gateway.route;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The services behind the gateway. */
public enum Service {
    LOYALTY,
    REFERRAL,
    NOTIFICATION;

    /** Its name in settings, metrics and logs, for example {@code loyalty}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The service of this name; loyalty where there is none, which then says what is wrong. */
    static Service named(@Nullable String label) {
        return Arrays.stream(values())
                .filter(service -> service.label().equals(label))
                .findFirst()
                .orElse(LOYALTY);
    }
}

package plusone.gateway.route;

import java.util.Locale;

/** The services behind the gateway. */
public enum Service {
    LOYALTY,
    REFERRAL,
    NOTIFICATION;

    /** Its name in settings, metrics and logs, for example {@code loyalty}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

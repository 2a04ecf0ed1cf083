package plusone.notification.email;

import plusone.notification.message.Suppression;

/** A mail is not to be sent. */
final class SuppressedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Suppression suppression;

    SuppressedException(Suppression suppression) {
        super(suppression.name(), null, false, false);
        this.suppression = suppression;
    }

    Suppression suppression() {
        return suppression;
    }
}

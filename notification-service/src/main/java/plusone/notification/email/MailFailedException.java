package plusone.notification.email;

/** A mail was not taken. The reason names no address: what a mail server says may hold it. */
final class MailFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is known of the mail, and so what another try would do. */
    enum Kind {
        /** It was not delivered; another try may help. */
        PASSING,
        /** It was not delivered, and no other try would help. */
        FINAL,
        /** It may have been delivered; another try may deliver it again. */
        UNKNOWN
    }

    private final String reason;
    private final Kind kind;

    MailFailedException(String reason, Kind kind) {
        super(reason, null, false, false);
        this.reason = reason;
        this.kind = kind;
    }

    String reason() {
        return reason;
    }

    Kind kind() {
        return kind;
    }
}

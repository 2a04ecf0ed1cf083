package plusone.notification.email;

/** A mail was not taken. The reason names no address: what a mail server says may hold it. */
final class MailFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final boolean last;

    /**
     * @param last whether no further try would help
     */
    MailFailedException(String reason, boolean last) {
        super(reason, null, false, false);
        this.reason = reason;
        this.last = last;
    }

    String reason() {
        return reason;
    }

    boolean isLast() {
        return last;
    }
}

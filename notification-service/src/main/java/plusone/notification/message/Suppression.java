package plusone.notification.message;

/** Why a message does not go out on a channel. */
public enum Suppression {
    /** The member has no address on this channel. */
    NO_ADDRESS("no-address"),
    /** The address is none that mail can be sent to. */
    INVALID_ADDRESS("invalid-address"),
    /** The member's contact has been deleted. */
    CONTACT_DELETED("contact-deleted");

    private final String reason;

    Suppression(String reason) {
        this.reason = reason;
    }

    /** As it is stored and answered. */
    String reason() {
        return reason;
    }
}

package plusone.notification.contact;

/** What is known of where to reach a member. */
public sealed interface Reach {

    /** The contact is here. */
    record Known(Contact contact) implements Reach {}

    /** The contact has not arrived. */
    record Unknown() implements Reach {}

    /** The contact was here, or was never to come, and has been deleted. */
    record Deleted() implements Reach {}
}

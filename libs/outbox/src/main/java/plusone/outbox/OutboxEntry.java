package plusone.outbox;

/**
 * A call to be made after the commit.
 *
 * @param link name of the receiver's {@link Receiver#link() link}
 * @param aggregate what the call is about; calls of one link and aggregate arrive in the order in
 *     which they were added
 * @param kind which call, one word that the receiver understands
 * @param body what the receiver needs, anything that Jackson can write
 */
public record OutboxEntry(String link, String aggregate, String kind, Object body) {}

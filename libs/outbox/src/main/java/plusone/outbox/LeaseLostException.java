package plusone.outbox;

/** A row belongs to another relay by now. */
public final class LeaseLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LeaseLostException(long id) {
        super("the lease of outbox row " + id + " has run out", null, false, false);
    }
}

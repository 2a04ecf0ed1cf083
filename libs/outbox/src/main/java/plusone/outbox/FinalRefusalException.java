package plusone.outbox;

/** The receiver will never take this row: trying again would change nothing. */
public final class FinalRefusalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param reason kept with the dead row, for the person who looks at it; no personal data
     */
    public FinalRefusalException(String reason) {
        super(reason);
    }
}

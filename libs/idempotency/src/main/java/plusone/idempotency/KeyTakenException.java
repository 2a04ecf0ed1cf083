package plusone.idempotency;

/** Another transaction has committed an operation with this key since it was looked for. */
final class KeyTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeyTakenException(Throwable cause) {
        super("the key was taken meanwhile", cause, false, false);
    }
}

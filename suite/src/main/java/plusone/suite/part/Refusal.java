package plusone.suite.part;

/** What was asked for cannot be done; the message says why and what helps. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String explanation;

    /** A refusal in one or more plain sentences. */
    public Refusal(String explanation) {
        super(explanation);
        this.explanation = explanation;
    }

    /** Where the one who asked has already been told. */
    public static Refusal withoutWords() {
        return new Refusal("");
    }

    /** What to tell the one who asked. */
    public String explanation() {
        return explanation;
    }
}

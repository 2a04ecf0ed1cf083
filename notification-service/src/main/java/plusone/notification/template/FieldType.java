package plusone.notification.template;

/** What a template takes in a field. */
enum FieldType {
    NUMBER("a whole number"),
    TEXT("a text of 1 to 1,000 characters");

    private static final int LONGEST_TEXT = 1_000;

    private final String words;

    FieldType(String words) {
        this.words = words;
    }

    boolean takes(Object value) {
        return switch (this) {
            case NUMBER -> value instanceof Integer || value instanceof Long;
            case TEXT ->
                    value instanceof String text
                            && !text.isBlank()
                            && text.codePointCount(0, text.length()) <= LONGEST_TEXT;
        };
    }

    /** What it takes, for whoever sent something else. */
    String words() {
        return words;
    }
}

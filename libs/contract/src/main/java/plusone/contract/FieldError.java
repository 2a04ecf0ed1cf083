package plusone.contract;

/**
 * One thing that is wrong with a request.
 *
 * @param pointer JSON pointer into the body, or {@code /name} of a parameter or header
 * @param detail what is wrong with it, in words
 */
public record FieldError(String pointer, String detail) {}

package plusone.outbox;

import java.util.Map;

/**
 * A call as it reached the receiver.
 *
 * @param name {@code aggregate/kind}
 * @param headers by their names in small letters
 * @param answer what was done with it
 */
record Letter(String name, Map<String, String> headers, String body, Answer answer) {

    String key() {
        return headers.get("idempotency-key");
    }

    boolean isTaken() {
        return answer.equals(Answer.TAKEN) || answer instanceof HeldAnswer;
    }
}

package plusone.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class FingerprintsTests {

    private static final String CALL = "POST /v1/events";

    private static final String BODY =
            """
            {"type":"purchase","amount":49.90,"attributes":{"shop":"web","items":[1,2],"nested":{"a":1,"b":2}}}""";

    private static final String REORDERED =
            """
            { "attributes": { "nested": { "b": 2, "a": 1 }, "items": [1, 2], "shop": "web" },
              "amount": 49.90, "type": "purchase" }""";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Fingerprints FINGERPRINTS = new Fingerprints(JSON);

    record Event(String type, BigDecimal amount, Map<String, Object> attributes) {}

    record EventOfALaterVersion(Map<String, Object> attributes, String type, BigDecimal amount) {}

    @Test
    void doNotDependOnTheOrderOfFieldsOrOnWhiteSpace() {
        assertSameFingerprint(Event.class);
        assertSameFingerprint(Map.class);
    }

    @Test
    void doNotDependOnItInATreeEither() {
        assertThat(FINGERPRINTS.of(CALL, JSON.readTree(REORDERED)))
                .isEqualTo(FINGERPRINTS.of(CALL, JSON.readTree(BODY)));
    }

    @Test
    void doNotDependOnTheOrderInWhichATypeDeclaresItsFields() {
        assertThat(FINGERPRINTS.of(CALL, JSON.readValue(BODY, EventOfALaterVersion.class)))
                .isEqualTo(FINGERPRINTS.of(CALL, event(BODY)));
    }

    @Test
    void dependOnEveryValue() {
        assertThat(FINGERPRINTS.of(CALL, event(BODY)))
                .isNotEqualTo(FINGERPRINTS.of(CALL, event(BODY.replace("49.90", "49.91"))))
                .isNotEqualTo(FINGERPRINTS.of(CALL, event(BODY.replace("[1,2]", "[2,1]"))))
                .isNotEqualTo(FINGERPRINTS.of(CALL, event(BODY.replace("\"b\":2", "\"b\":\"2\""))));
    }

    @Test
    void dependOnTheCall() {
        assertThat(FINGERPRINTS.of("POST /v1/holds/1/capture", Map.of()))
                .isNotEqualTo(FINGERPRINTS.of("POST /v1/holds/2/capture", Map.of()));
    }

    /** Keys are kept for ever: a repetition of last year's request must still be recognised. */
    @Test
    void stayTheSameFromVersionToVersion() {
        assertThat(FINGERPRINTS.of(CALL, event(BODY)))
                .hasToString("bcae7444-ec9e-31bc-75bc-bebe9ea35e47");
    }

    private static void assertSameFingerprint(Class<?> type) {
        assertThat(FINGERPRINTS.of(CALL, JSON.readValue(REORDERED, type)))
                .isEqualTo(FINGERPRINTS.of(CALL, JSON.readValue(BODY, type)));
    }

    private static Event event(String body) {
        return JSON.readValue(body, Event.class);
    }
}

package plusone.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@AutoConfigureWebTestClient
class IdempotencyKeyIT extends IdempotencyTest {

    @Autowired private WebTestClient client;

    @ParameterizedTest
    @ValueSource(strings = {"a", "order-7", "one,two", "\"quoted\"", "~!"})
    void takesWhatIsVisible(String key) {
        send(key).expectStatus().isOk().expectBody().jsonPath("$.key").isEqualTo(key);
    }

    @Test
    void takesUpTo255Characters() {
        send("k".repeat(255)).expectStatus().isOk();
        assertProblem(send("k".repeat(256)), "idempotency-key-malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "tab\there", "caf\u00e9"})
    void refusesWhatIsNotVisible(String key) {
        assertProblem(send(key), "idempotency-key-malformed");
    }

    @Test
    void refusesTwoHeaders() {
        assertProblem(send("one", "two"), "idempotency-key-malformed");
        assertProblem(send("same", "same"), "idempotency-key-malformed");
    }

    @Test
    void asksForAMissingKey() {
        assertProblem(send(), "idempotency-key-missing");
    }

    private ResponseSpec send(String... keys) {
        return client.post()
                .uri("/v1/echo")
                .headers(headers -> headers.addAll("Idempotency-Key", List.of(keys)))
                .exchange();
    }

    private static void assertProblem(ResponseSpec answer, String slug) {
        answer.expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.type")
                .value(String.class, type -> assertThat(type).isEqualTo("/problems/" + slug));
    }
}

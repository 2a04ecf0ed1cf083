package plusone.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.WebClientResponseException;

class FailuresTests {

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 409, 410, 413, 422, 499})
    void areFinalWhereTheReceiverWillNeverTakeIt(int status) {
        assertThat(Failures.isFinal(answer(status, "no"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 408, 425, 429, 500, 502, 503, 504})
    void areWorthAnotherTryWhereItMayHelp(int status) {
        assertThat(Failures.isFinal(answer(status, "later"))).isFalse();
    }

    @Test
    void areWorthAnotherTryWhileTheFirstIsUnderWay() {
        var inProgress = "{\"type\":\"/problems/idempotency-in-progress\"}";

        assertThat(Failures.isFinal(answer(409, inProgress))).isFalse();
        assertThat(Failures.isFinal(answer(409, "{\"type\":\"/problems/member-exists\"}")))
                .isTrue();
    }

    @Test
    void areFinalWhereTheCallItselfSaysSo() {
        assertThat(Failures.isFinal(new FinalRefusalException("unknown template"))).isTrue();
        assertThat(Failures.isFinal(new IOException("connection reset"))).isFalse();
        assertThat(Failures.isFinal(new TimeoutException())).isFalse();
    }

    @Test
    void sayWhatWasAnswered() {
        assertThat(Failures.reason(answer(422, "no such member")))
                .isEqualTo("422 UNPROCESSABLE_CONTENT no such member");
        assertThat(Failures.reason(new TimeoutException("inner")))
                .isEqualTo("no answer within the time limit");
        assertThat(Failures.reason(new FinalRefusalException("unknown template")))
                .isEqualTo("FinalRefusalException: unknown template");
    }

    @Test
    void sayNothingThatATextColumnCannotHold() {
        assertThat(Failures.reason(answer(400, "n\u0000o"))).endsWith("n\ufffdo");
        assertThat(Failures.reason(new IOException("\u0000"))).endsWith(": \ufffd");
    }

    @Test
    void sayNoMoreThanFiveHundredCharacters() {
        assertThat(Failures.reason(answer(400, "x".repeat(2_000)))).hasSize(500);
    }

    @Test
    void cutNoCharacterInTwo() {
        var smiles = "\ud83d\ude00".repeat(400);

        assertThat(UTF_8.newEncoder().canEncode(Failures.reason(new IOException(smiles)))).isTrue();
        assertThat(UTF_8.newEncoder().canEncode(Failures.reason(new IOException("x" + smiles))))
                .isTrue();
    }

    private static WebClientResponseException answer(int status, String body) {
        return WebClientResponseException.create(
                status, "", HttpHeaders.EMPTY, body.getBytes(UTF_8), UTF_8);
    }
}

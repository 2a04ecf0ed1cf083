package plusone.suite.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class HttpAnswerTests {

    private static final String CREATED =
            "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\ncontent-length: 11\r\n\r\n{\"id\": \"1\"}";

    private static final String CHUNKED =
            "HTTP/1.1 503 Service Unavailable\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n";

    private final HttpAnswer answer = new HttpAnswer(200);

    @Test
    void isCompleteWithTheLastByteOfItsBody() {
        for (int byteSent = 0; byteSent < CREATED.length(); byteSent++) {
            assertThat(answer.isComplete()).isFalse();
            receive(CREATED.substring(byteSent, byteSent + 1));
        }

        assertThat(answer.isComplete()).isTrue();
        assertThat(answer.status()).isEqualTo(201);
    }

    @Test
    void isCompleteWithItsLastChunk() {
        receive(CHUNKED.substring(0, CHUNKED.length() - 1));
        assertThat(answer.isComplete()).isFalse();

        receive("\n");
        assertThat(answer.isComplete()).isTrue();
        assertThat(answer.status()).isEqualTo(503);
    }

    @Test
    void isCompleteWithItsHeadWhereItHasNoBody() {
        receive("HTTP/1.1 204 No Content\r\n\r\n");

        assertThat(answer.isComplete()).isTrue();
        assertThat(answer.status()).isEqualTo(204);
    }

    @Test
    void isReadAgainAndAgain() {
        receive(CHUNKED);
        assertThat(answer.isComplete()).isTrue();
        answer.clear();

        assertThat(answer.isComplete()).isFalse();
        receive(CREATED);
        assertThat(answer.isComplete()).isTrue();
        assertThat(answer.status()).isEqualTo(201);
    }

    @Test
    void isRefusedWhereItIsNoneOrTooLong() {
        receive("SSH-2.0-OpenSSH_9.2 hello\r\n\r\n");
        assertThatIllegalStateException().isThrownBy(answer::status);

        receive("x".repeat(answer.room().remaining()));
        assertThatIllegalStateException().isThrownBy(answer::room);
    }

    private void receive(String piece) {
        answer.room().put(piece.getBytes(US_ASCII));
    }
}

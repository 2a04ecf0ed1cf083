package plusone.suite.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RequestsTests {

    private static final String ADA = "01900000-0000-7000-8000-000000000001";
    private static final String BEN = "01900000-0000-7000-8000-000000000002";

    private final Members members = new Members(List.of(ADA, BEN));
    private final Requests earnings =
            Requests.transactions("EARN", "t.o.k", members, new AtomicLong(0xabc), new Random(7));

    @Test
    void areWholeWithTheLengthOfTheirBody() {
        var request = next(earnings, earnings.room());

        var body = request.substring(request.indexOf("\r\n\r\n") + 4);
        assertThat(request)
                .startsWith("POST /v1/transactions HTTP/1.1\r\n")
                .contains("\r\nAuthorization: Bearer t.o.k\r\n")
                .contains("\r\nIdempotency-Key: bench-0000000000000abd\r\n")
                .contains("\r\nContent-Length: " + body.length() + "\r\n");
        var json = JsonMapper.shared().readTree(body);
        assertThat(json.path("type").asString()).isEqualTo("EARN");
        assertThat(json.path("points").asInt()).isBetween(1, 9);
        assertThat(json.path("memberId").asString()).isIn(ADA, BEN);
    }

    @Test
    void haveAKeyOfTheirOwnEachAndAnyOfTheMembers() {
        var room = earnings.room();

        var first = next(earnings, room);
        assertThat(next(earnings, room)).hasSameSizeAs(first).isNotEqualTo(first).contains("0abe");
        var many = List.of(first, next(earnings, room), next(earnings, room), next(earnings, room));
        assertThat(many).anyMatch(text -> text.contains(ADA)).anyMatch(text -> text.contains(BEN));
    }

    @Test
    void askForABalance() {
        var questions = Requests.balances("t.o.k", members.first(), new Random(7));

        assertThat(next(questions, questions.room()))
                .isEqualTo(
                        "GET /v1/members/%s/balance HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer t.o.k\r\n\r\n"
                                .formatted(ADA));
        assertThat(questions.expected()).isEqualTo(200);
    }

    private static String next(Requests requests, ByteBuffer room) {
        requests.next(room);
        return US_ASCII.decode(room).toString();
    }
}

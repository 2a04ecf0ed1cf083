package plusone.suite.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plusone.batches.BatchCall;
import plusone.suite.part.Part;
import tools.jackson.databind.JsonNode;

/** Many transactions in one call through the edge, which hands on each line as it comes. */
class BatchIT {

    private static final String PATH = "/v1/transactions/batch";
    private static final int LINES = 1_000;

    @Test
    void isAnsweredWhileItIsSentAndChangesNothingWhenItIsSentAgain() {
        var customer = Story.newId("many");
        var member = Story.enrol(customer);
        var lines =
                IntStream.range(0, LINES).mapToObj(_ -> line(Story.newId("line"), member)).toList();

        var first = sent(lines);
        var again = sent(lines);

        assertThat(first).hasSize(LINES).allMatch(it -> it.get("status").asInt() == 201);
        assertThat(again).allMatch(it -> it.get("replayed").asBoolean());
        assertThat(again)
                .extracting(it -> it.get("id"))
                .containsExactlyElementsOf(first.stream().map(it -> it.get("id")).toList());
        assertThat(Story.available(customer)).isEqualTo(LINES);
        assertThat(Story.booksHold()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 40})
    void isAnsweredForWhatIsWithinTheSizeWhereItTurnsOutTooLarge(int mebibytes) {
        var piece = ("x".repeat(1_023) + "\n").repeat(64);
        try (var call = begin()) {
            Thread.ofVirtual()
                    .start(
                            () -> {
                                IntStream.range(0, mebibytes * 16).forEach(_ -> call.text(piece));
                                call.end();
                            });

            var answers = call.answers();

            var last = answers.getLast();
            assertThat(last.get("line").asInt()).isEqualTo(answers.size());
            assertThat(last.at("/problem/type").asString()).isEqualTo("/problems/body-too-large");
            assertThat(answers).hasSizeGreaterThan(16_000);
        }
    }

    /** The first line is answered before there is another. */
    private static List<JsonNode> sent(List<String> lines) {
        try (var call = begin()) {
            call.lines(lines.subList(0, 1));
            var first = call.answer();
            call.lines(lines.subList(1, lines.size())).end();
            var answers = new ArrayList<>(call.answers());
            answers.addFirst(first);
            return answers;
        }
    }

    private static BatchCall begin() {
        var token = Caller.as("max").token();
        var port = Running.suite().ports().of(Part.GATEWAY);
        return BatchCall.begin(port, PATH, "Authorization: Bearer " + token);
    }

    private static String line(String key, String member) {
        return """
        {"key": "%s", "type": "EARN", "memberId": "%s", "points": 1, "reason": "batch"}"""
                .formatted(key, member);
    }
}

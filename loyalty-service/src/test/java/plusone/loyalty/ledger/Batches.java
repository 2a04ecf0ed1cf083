package plusone.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import plusone.batches.BatchCall;
import plusone.contract.ApiDescription;
import plusone.loyalty.Loyalty;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Batches of transactions over HTTP; each line that is answered is held to its description. */
record Batches(int port, String token) {

    private static final ApiDescription API = ApiDescription.ofLines("/openapi/loyalty.yaml");
    private static final String PATH = "/v1/transactions/batch";

    /** A line that moves points. */
    static String line(String key, String type, UUID member, long points) {
        return line(key, Loyalty.transaction(type, member, points));
    }

    static String line(String key, Map<String, ?> transaction) {
        var line = new HashMap<String, Object>(transaction);
        line.put("key", key);
        return JsonMapper.shared().writeValueAsString(line);
    }

    BatchCall begin() {
        return BatchCall.begin(port, PATH, "Authorization: Bearer " + token);
    }

    /** Sends these lines and reads all answers. */
    List<JsonNode> send(List<String> lines) {
        try (var call = begin()) {
            Thread.ofVirtual().start(() -> call.lines(lines).end());
            assertThat(call.status()).isEqualTo(200);
            var answers = call.answers();
            assertThat(answers).hasSameSizeAs(lines);
            IntStream.range(0, Math.min(100, lines.size()))
                    .forEach(it -> check(it, lines.get(it), answers.get(it)));
            return answers;
        }
    }

    private static void check(int index, String line, JsonNode answer) {
        assertThat(answer.get("line").asInt()).isEqualTo(index + 1);
        API.checkLine(PATH, line, answer.toString());
    }
}

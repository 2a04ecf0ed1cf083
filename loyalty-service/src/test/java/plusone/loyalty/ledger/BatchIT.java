package plusone.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static plusone.loyalty.Loyalty.unique;
import static plusone.loyalty.ledger.Batches.line;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import plusone.loyalty.LedgerTest;
import plusone.loyalty.Loyalty;
import plusone.transactions.Storm;
import tools.jackson.databind.JsonNode;

@LedgerTest
class BatchIT {

    private static final int MANY = Storm.times(5_000, 100_000);

    @Autowired Loyalty loyalty;

    @LocalServerPort int port;

    private Batches batches;

    @BeforeEach
    void asAService() {
        batches = new Batches(port, loyalty.service());
    }

    @Test
    void answersGoodAndBadLinesInOrder() {
        var ada = loyalty.memberWith(0);
        var nobody = UUID.randomUUID();

        var answers =
                batches.send(
                        List.of(
                                line(unique("earn"), "EARN", ada, 100),
                                line(unique("spend"), "SPEND", ada, 101),
                                line(unique("nobody"), "EARN", nobody, 1),
                                line(unique("none"), "EARN", ada, 0),
                                line("two words", "EARN", ada, 1),
                                "{",
                                "",
                                "{\"key\": \"k\", \"colour\": \"red\"}",
                                line(unique("own"), Map.of("type", "EARN")),
                                line(unique("spend"), "SPEND", ada, 40)));

        assertThat(answers)
                .extracting(BatchIT::status, BatchIT::problem)
                .containsExactly(
                        tuple(201, ""),
                        tuple(409, "insufficient-points"),
                        tuple(404, "member-not-found"),
                        tuple(400, "invalid-request"),
                        tuple(400, "idempotency-key-malformed"),
                        tuple(400, "malformed-body"),
                        tuple(400, "malformed-body"),
                        tuple(400, "invalid-request"),
                        tuple(400, "invalid-request"),
                        tuple(201, ""));
        assertThat(answers.get(1).at("/problem/available").asLong()).isEqualTo(100);
        assertThat(loyalty.available(ada)).isEqualTo(60);
    }

    @Test
    void sentAgainItGivesTheSameIdsAndChangesNothing() {
        var ada = loyalty.memberWith(10);
        var lines =
                List.of(
                        line(unique("earn"), "EARN", ada, 100),
                        line(unique("spend"), "SPEND", ada, 1_000),
                        line(unique("spend"), "SPEND", ada, 30));

        var first = batches.send(lines);
        var again = batches.send(lines);

        assertThat(again).extracting(BatchIT::status).containsExactly(201, 409, 201);
        assertThat(again).extracting(BatchIT::id).isEqualTo(ids(first));
        assertThat(first).extracting(BatchIT::replayed).containsExactly(false, false, false);
        assertThat(again).extracting(BatchIT::replayed).containsExactly(true, false, true);
        assertThat(loyalty.available(ada)).isEqualTo(80);
    }

    @Test
    void aMemberSpendsWhatALineBeforeEarned() {
        var members = Stream.generate(loyalty::member).limit(50).toList();
        var lines = new ArrayList<String>();
        for (var round = 0; round < 10; round++) {
            for (var member : members) lines.add(line(unique("earn"), "EARN", member, 7));
            for (var member : members) lines.add(line(unique("spend"), "SPEND", member, 7));
        }
        for (var member : members.subList(0, 10))
            for (var type : List.of("EARN", "SPEND", "EARN", "SPEND"))
                lines.add(line(unique("turn"), type, member, 3));

        assertThat(batches.send(lines)).extracting(BatchIT::status).containsOnly(201);
        assertThat(members).extracting(loyalty::available).containsOnly(0L);
    }

    @Test
    void aKeyTwiceIsTheSameAgainOrRefused() {
        var ada = loyalty.memberWith(0);
        var key = unique("twice");

        var answers =
                batches.send(
                        List.of(
                                line(key, "EARN", ada, 5),
                                line(key, "EARN", ada, 5),
                                line(key, "EARN", ada, 6)));

        assertThat(answers).extracting(BatchIT::status).containsExactly(201, 201, 422);
        assertThat(answers.get(1).get("id")).isEqualTo(answers.get(0).get("id"));
        assertThat(answers.get(1).get("replayed").asBoolean()).isTrue();
        assertThat(problem(answers.get(2))).isEqualTo("idempotency-key-reused");
        assertThat(loyalty.available(ada)).isEqualTo(5);
    }

    @Test
    void aLineAndACallOfItsOwnAreTheSame() {
        var ada = loyalty.memberWith(0);
        var alone = unique("alone");
        var inBatch = unique("line");

        var call = loyalty.earn(ada, 5, alone);
        var answers =
                batches.send(List.of(line(alone, "EARN", ada, 5), line(inBatch, "EARN", ada, 7)));
        var callOfTheLine = loyalty.earn(ada, 7, inBatch);

        assertThat(answers).extracting(BatchIT::replayed).containsExactly(true, false);
        assertThat(id(answers.get(0))).isEqualTo(call.body().get("id").asString());
        assertThat(callOfTheLine.replayed()).isTrue();
        assertThat(id(answers.get(1))).isEqualTo(callOfTheLine.body().get("id").asString());
        assertThat(loyalty.available(ada)).isEqualTo(12);
    }

    @Test
    void sentAgainAfterItsCallerHungUpItIsComplete() {
        var members = Stream.generate(loyalty::member).limit(20).toList();
        var lines =
                IntStream.range(0, 2_000)
                        .mapToObj(it -> line(unique("cut"), "EARN", members.get(it % 20), 1))
                        .toList();

        var seen = new ArrayList<JsonNode>();
        try (var call = batches.begin()) {
            call.lines(lines);
            for (var line = 0; line < 100; line++) seen.add(call.answer());
        }
        var again = batches.send(lines);

        assertThat(again).extracting(BatchIT::status).containsOnly(201);
        assertThat(ids(again)).startsWith(ids(seen).toArray(String[]::new));
        assertThat(new HashSet<>(ids(again))).hasSameSizeAs(lines);
        assertThat(again.subList(0, 100)).extracting(BatchIT::replayed).containsOnly(true);
        assertThat(members).extracting(loyalty::available).containsOnly(100L);
    }

    @Test
    void takesAsManyLinesAsABatchMayHave() {
        var members = Stream.generate(loyalty::member).limit(100).toList();
        Function<Integer, String> earning =
                it -> line("many-" + it, "EARN", members.get(it % 100), 1);
        var lines = IntStream.range(0, MANY).boxed().map(earning).toList();

        var answers = batches.send(lines);

        assertThat(answers).extracting(BatchIT::status).containsOnly(201);
        assertThat(new HashSet<>(ids(answers))).hasSize(MANY);
        assertThat(members).extracting(loyalty::available).containsOnly(MANY / 100L);
    }

    private static int status(JsonNode answer) {
        return answer.get("status").asInt();
    }

    private static String problem(JsonNode answer) {
        return answer.at("/problem/type").asString("").replace("/problems/", "");
    }

    private static String id(JsonNode answer) {
        return answer.path("id").asString("");
    }

    private static List<String> ids(List<JsonNode> answers) {
        return answers.stream().map(BatchIT::id).toList();
    }

    private static boolean replayed(JsonNode answer) {
        return answer.path("replayed").asBoolean();
    }
}

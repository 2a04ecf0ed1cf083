package plusone.suite.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plusone.suite.part.Part;
import plusone.transactions.Storm;

/** Loyalty dies again and again in the middle of its work. */
class KilledUnderLoadIT {

    private static final int KILLS = Storm.times(2, 20);
    private static final int MEMBERS = 12;
    private static final int BETWEEN_KILLS = Storm.times(200, 500);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void nothingAcknowledgedIsLostAndNothingIsDoubled() throws Exception {
        var members = Stream.generate(() -> Story.newId("loaded")).limit(MEMBERS);
        var load = Load.on(members.map(Story::enrol).toList());
        try (load) {
            for (var kill = 0; kill < KILLS; kill++) killInTheMiddleOf(load);
            awaitMore(load);

            var answered = load.end();

            assertThat(Books.results(keys(answered))).isEqualTo(acknowledged(answered));
            var sums = Load.sums(answered);
            assertThat(Books.sums(sums.keySet())).isEqualTo(sums);
            assertThat(Books.balances(sums.keySet())).isEqualTo(sums);
            assertThat(Books.entries(sums.keySet())).isEqualTo(movements(answered));
        }
        var full = Caller.as("fred").get("/v1/ledger/integrity?full=true").expect(200).body();
        assertThat(full.path("holds").asBoolean()).as(full.toString()).isTrue();
    }

    private static void killInTheMiddleOf(Load load) throws Exception {
        var process = Running.suite().process(Part.LOYALTY);
        awaitMore(load);
        Outage.of(Part.LOYALTY, process).close();
    }

    private static void awaitMore(Load load) {
        var before = load.done();
        await().atMost(PATIENCE).until(() -> load.done() >= before + BETWEEN_KILLS);
    }

    private static List<String> keys(List<Load.Answered> answered) {
        return answered.stream().map(Load.Answered::key).toList();
    }

    /** What became of each key, as its caller was told. */
    private static Map<String, String> acknowledged(List<Load.Answered> answered) {
        return answered.stream()
                .filter(Load.Answered::isApplied)
                .collect(Collectors.toMap(Load.Answered::key, Load.Answered::id));
    }

    /** How many entries each member must have: one for each acknowledged movement. */
    private static Map<String, Long> movements(List<Load.Answered> answered) {
        return answered.stream()
                .filter(Load.Answered::isApplied)
                .flatMap(each -> each.points().keySet().stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}

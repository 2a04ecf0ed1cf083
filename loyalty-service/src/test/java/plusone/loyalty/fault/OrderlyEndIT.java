package plusone.loyalty.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static plusone.loyalty.Loyalty.atOnce;
import static plusone.loyalty.Loyalty.unique;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import plusone.loyalty.LedgerTest;
import plusone.loyalty.Loyalty;
import plusone.loyalty.LoyaltyProcesses;
import plusone.postgres.EmbeddedDatabase;

/** An instance is asked to end (SIGTERM) while it has more to do than it can. */
@LedgerTest
class OrderlyEndIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int CALLERS = 64;

    /** 128 and the number of the signal. */
    private static final int ENDED_BY_SIGTERM = 143;

    @Autowired private Loyalty loyalty;
    @Autowired private LoyaltyProcesses processes;
    @Autowired private EmbeddedDatabase database;

    @Test
    void answersWhateverItTookUpAndEndsByItself() throws Exception {
        var members = atOnce(16, _ -> loyalty.member());
        var prefix = unique("end");
        List<Callers.Told> told;
        try (var process = processes.start(Map.of());
                var callers =
                        Callers.start(
                                CALLERS, process.port(), loyalty.service(), prefix, members)) {
            await().atMost(LIMIT).until(() -> callers.answered() > 5 * CALLERS);

            process.terminate();

            assertThat(process.awaitEnd()).isEqualTo(ENDED_BY_SIGTERM);
            told = callers.end();
        }
        assertThat(told)
                .as("answered as it should be, or not at all")
                .allMatch(it -> it.isApplied() || it.isRefusedForNow() || it.answer().isEmpty());
        var results = Keys.results(database, prefix);
        for (var each : told) if (each.isRefusedForNow()) results.remove(each.earn().key());
        var acknowledged = Callers.acknowledged(told);
        assertThat(without(results, acknowledged)).as("took effect without an answer").isEmpty();
        assertThat(without(acknowledged, results)).as("answered without effect").isEmpty();
        assertThat(told)
                .filteredOn(it -> !it.isApplied())
                .extracting(it -> it.earn().insistAt(loyalty).status())
                .allMatch(status -> status == 201);
        assertThat(members.stream().mapToLong(loyalty::available).sum()).isEqualTo(told.size());
    }

    private static Set<Map.Entry<String, String>> without(
            Map<String, String> these, Map<String, String> those) {
        var left = new HashSet<>(these.entrySet());
        left.removeAll(those.entrySet());
        return left;
    }
}

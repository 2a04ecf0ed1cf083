package plusone.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import plusone.transactions.Storm;

/**
 * A thousand times what a day brings, at once, on a table that the statistics know to be empty, and
 * with the time limit that a statement of a service has. With an effort that grew with the square
 * none of it would arrive.
 */
class CrowdIT extends RelayTest {

    private static final int MANY = 30_000;
    private static final int DELIVERED = Storm.times(2_000, MANY);
    private static final int OF_ONE = Storm.times(200_000, 1_000_000);

    private Branch branch;

    @BeforeEach
    void startOnAnEmptyTable() {
        office.execute("alter table outbox set (autovacuum_enabled = false)");
        office.executeAs(office.database.superuser(), "vacuum analyze referral.outbox");
        office.executeAs(
                office.database.superuser(),
                "alter role referral set statement_timeout = '2s'; alter role referral set plan_cache_mode = force_generic_plan");
        branch = startBranch(QUICK);
        planEverythingOnEachConnection();
    }

    /** Nothing that makes the database plan anew may come after it. */
    private void planEverythingOnEachConnection() {
        branch.add(letters(200, 1));
        awaitDelivered();
        office.letterBox.clear();
    }

    @AfterEach
    void leaveItAsItWas() {
        office.executeAs(
                office.database.superuser(),
                "alter role referral reset statement_timeout; alter role referral reset plan_cache_mode");
        office.execute("alter table outbox reset (autovacuum_enabled)");
    }

    @Test
    void isServedSteadilyWhereEachIsAnotherAggregate() {
        office.execute(
                "insert into outbox (link, aggregate, kind, body) select 'letters', 'm' || n, '1', '{}' from generate_series(1, %d) n"
                        .formatted(MANY));

        eventually()
                .atMost(Duration.ofMinutes(DELIVERED / 1_000))
                .until(() -> office.taken().size() >= DELIVERED);
        assertThat(office.taken()).doesNotHaveDuplicates();
    }

    @Test
    void ofOneAggregateDelaysNoOther() {
        office.execute(
                "insert into outbox (link, aggregate, kind, body) select 'letters', 'hot', n, '[]' from generate_series(1, %d) n"
                        .formatted(OF_ONE));
        eventually().until(() -> !office.taken().isEmpty());

        branch.add(List.of("ada/1", "zoe/1", "ada/2"));

        eventually()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(office.taken()).contains("ada/1", "ada/2", "zoe/1"));
        eventually().until(() -> ofOne().size() > 100);
        var served = ofOne();
        assertThat(served)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, served.size())
                                .mapToObj(it -> "hot/" + it)
                                .toList());
    }

    @Test
    void isCountedWithoutReadingItAll() {
        office.execute(
                "insert into outbox (link, aggregate, kind, body, due_at) select 'letters', 'hot', n, '[]', now() + interval '1 hour' from generate_series(1, %d) n"
                        .formatted(OF_ONE));

        eventually()
                .untilAsserted(
                        () ->
                                assertThat(
                                                branch.meters
                                                        .get("plusone.outbox.waiting")
                                                        .gauge()
                                                        .value())
                                        .isEqualTo(Backlog.MOST));
    }

    private static List<String> ofOne() {
        return office.taken().stream().filter(it -> it.startsWith("hot/")).toList();
    }
}

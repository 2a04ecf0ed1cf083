package plusone.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Relays that a test starts, with settings of its own. */
abstract class RelayTest {

    /** Tries again quickly and looks often. */
    protected static final OutboxSettings QUICK = settings(Duration.ofMillis(50), 3);

    /** Looks only where it is woken. */
    protected static final OutboxSettings WOKEN = settings(Duration.ofMinutes(1), 3);

    protected static PostOffice office;

    private final List<Branch> branches = new ArrayList<>();

    @BeforeAll
    static void open() {
        office = new PostOffice();
    }

    @BeforeEach
    void clear() {
        office.clear();
    }

    @AfterEach
    void closeBranches() {
        branches.forEach(Branch::close);
    }

    @AfterAll
    static void close() {
        office.close();
    }

    protected static OutboxSettings settings(Duration poll, int deadAfterTries) {
        return settings(poll, deadAfterTries, Duration.ofSeconds(10), Duration.ofMillis(300));
    }

    protected static OutboxSettings settings(
            Duration poll, int deadAfterTries, Duration timeLimit, Duration breakerPause) {
        return new OutboxSettings(
                poll,
                16,
                timeLimit,
                timeLimit.plusSeconds(1),
                Duration.ofMillis(20),
                Duration.ofMillis(100),
                deadAfterTries,
                Duration.ofHours(24),
                breakerPause,
                Duration.ofMillis(100));
    }

    /** A branch whose relay does not run yet. */
    protected final Branch branch(OutboxSettings settings) {
        var branch = new Branch(office.database.r2dbcUrl(), office.letterBox.url(), settings);
        branches.add(branch);
        return branch;
    }

    protected final Branch startBranch(OutboxSettings settings) {
        var branch = branch(settings);
        branch.start();
        return branch;
    }

    /** Letters {@code 0} to {@code each - 1} for each of some aggregates, in turn. */
    protected static List<String> letters(int aggregates, int each) {
        return IntStream.range(0, aggregates * each)
                .mapToObj(it -> "a" + it % aggregates + "/" + it / aggregates)
                .toList();
    }

    /** All are there, each once, and those of an aggregate in their order. */
    protected static void assertOnceInOrder(List<String> taken, int aggregates, int each) {
        assertThat(taken).hasSize(aggregates * each);
        for (var aggregate : IntStream.range(0, aggregates).mapToObj(it -> "a" + it + "/").toList())
            assertThat(taken.stream().filter(it -> it.startsWith(aggregate)))
                    .containsExactlyElementsOf(
                            IntStream.range(0, each).mapToObj(it -> aggregate + it).toList());
    }

    protected static void awaitDelivered() {
        eventually().untilAsserted(() -> assertThat(office.count("dead_at is null")).isZero());
    }

    protected static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(30));
    }
}

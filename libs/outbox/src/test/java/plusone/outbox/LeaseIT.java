package plusone.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows of a relay that has died, and what a late one can still do. */
class LeaseIT extends RelayTest {

    private static final OutboxSettings SHORT =
            new OutboxSettings(
                    Duration.ofMillis(50),
                    16,
                    Duration.ofMillis(200),
                    Duration.ofMillis(300),
                    Duration.ofMillis(20),
                    Duration.ofMillis(100),
                    3,
                    Duration.ofHours(24),
                    Duration.ofMillis(300));

    private final OutboxTables tables = tables(SHORT);

    @Test
    void deliversWhatADeadRelayHadTaken() {
        add("ada/1", "ada/2");
        assertThat(claim()).hasSize(1);

        startRelay(QUICK);

        awaitDelivered();
        assertThat(office.received()).containsExactly("ada/1", "ada/2");
    }

    @Test
    void takesARowOnlyWhenItsLeaseHasRunOut() {
        add("ada/1");
        var first = claim().getFirst();

        assertThat(claim()).isEmpty();
        await().untilAsserted(() -> assertThat(claim()).hasSize(1));
        assertThat(first.tries()).isZero();
    }

    @Test
    void letsALateRelayChangeNothing() {
        add("ada/1");
        var late = claim().getFirst();
        await().until(() -> office.count("lease_until < clock_timestamp()") == 1);
        var taken = claim().getFirst();

        now(tables.delete(late));
        now(tables.retry(late, "late"));
        now(tables.release(late));
        now(tables.bury(late, "late"));

        assertThat(
                        office.count(
                                "tries = 0 and reason is null and dead_at is null and lease_token is not null"))
                .isEqualTo(1);
        now(tables.delete(taken));
        assertThat(office.count("true")).isZero();
    }

    @Test
    void takesOnlyTheFirstOfEachAggregate() {
        add("ada/1", "ada/2", "ben/1", "ada/3");

        assertThat(claim())
                .extracting(OutboxRow::kind, OutboxRow::aggregate)
                .containsExactlyInAnyOrder(tuple("1", "ada"), tuple("1", "ben"));
        assertThat(claim()).isEmpty();
    }

    private List<OutboxRow> claim() {
        return now(tables.claim(Letters.LINK, 16).collectList());
    }
}

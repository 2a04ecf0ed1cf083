package plusone.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose a row is: the head of its aggregate goes to one relay, for the time of a lease. */
class OutboxTablesIT extends RelayTest {

    private Branch branch;
    private OutboxTables tables;

    @BeforeEach
    void openBranch() {
        branch = branch(WOKEN);
        tables = branch.tables;
    }

    @Test
    void giveOnlyTheFirstOfEachAggregate() {
        branch.add(List.of("ada/1", "ada/2", "ben/1", "ada/3"));

        assertThat(claim())
                .extracting(OutboxRow::kind, OutboxRow::aggregate)
                .containsExactlyInAnyOrder(tuple("1", "ada"), tuple("1", "ben"));
    }

    @Test
    void giveARowAgainOnlyWhenItsLeaseHasRunOut() {
        branch.add(List.of("ada/1"));
        var first = claim().getFirst();
        endLease();
        var second = claim().getFirst();

        assertThat(claim()).isEmpty();
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.lease()).isNotEqualTo(first.lease());
        assertThat(second.tries()).isZero();
    }

    @Test
    void changeNothingForOneWhoseLeaseHasGone() {
        branch.add(List.of("ada/1"));
        var late = claim().getFirst();
        endLease();
        var owner = claim().getFirst();

        branch.now(tables.delete(late));
        branch.now(tables.retry(late, "late", null));
        branch.now(tables.release(late));
        branch.now(tables.bury(late, "late"));

        assertThat(
                        office.count(
                                "tries = 0 and reason is null and dead_at is null and lease_token is not null"))
                .isEqualTo(1);
        branch.now(tables.delete(owner));
        assertThat(office.count("true")).isZero();
    }

    private List<OutboxRow> claim() {
        return branch.now(tables.claim(Letters.LINK, "", 16)).rows();
    }

    private static void endLease() {
        office.execute("update outbox set lease_until = clock_timestamp()");
    }
}

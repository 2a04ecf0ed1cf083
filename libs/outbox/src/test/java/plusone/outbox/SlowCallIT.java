package plusone.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Calls that take long, and what a receiver may say of its row meanwhile. */
class SlowCallIT extends RelayTest {

    /** More than three batches. */
    private static final int MANY = 60;

    @Test
    void leavesAPlaceForOthersWhileManyAreSlow() {
        var slow = new HeldAnswer();
        var names = IntStream.range(0, MANY).mapToObj(it -> "slow" + it + "/1").toList();
        names.forEach(name -> office.letterBox.answerInTurn(name, slow));
        var branch =
                startBranch(
                        settings(QUICK.poll(), 3, Duration.ofMinutes(2), Duration.ofSeconds(1)));
        branch.add(names);
        eventually().until(() -> office.brought().size() == MANY);

        branch.add(List.of("ada/1", "ada/2", "zoe/1"));

        eventually()
                .untilAsserted(
                        () -> assertThat(office.brought()).contains("ada/1", "ada/2", "zoe/1"));
        eventually().until(() -> office.count("true") == MANY);
        slow.release();
        awaitDelivered();
        assertThat(office.brought()).doesNotHaveDuplicates();
    }

    @Test
    void isFinishedBeforeTheRelayStops() {
        var slow = new HeldAnswer();
        office.letterBox.answerInTurn("ada/1", slow);
        var branch =
                startBranch(
                        settings(QUICK.poll(), 3, Duration.ofMinutes(2), Duration.ofSeconds(1)));
        branch.add(List.of("ada/1"));
        eventually().until(() -> office.brought().size() == 1);
        branch.add(List.of("ben/1"));
        eventually().until(() -> office.count("aggregate = 'ben'") == 0);

        var stopped = branch.stop();

        assertThat(stopped).isNotDone();
        slow.release();
        eventually().until(stopped::isDone);
        assertThat(office.count("true")).isZero();
    }

    @Test
    void keepsItsRowPastItsLeaseWhereItSaysSo() {
        var branch = branch(WOKEN);
        branch.add(List.of("ada/1"));
        var row = claim(branch).getFirst();

        leases(branch).extend(row, Duration.ofHours(1)).block();

        assertThat(office.count("lease_until > now() + interval '1 hour'")).isEqualTo(1);
    }

    @Test
    void isNotBegunWhereTheRowIsAnothersByNow() {
        var branch = branch(WOKEN);
        branch.add(List.of("ada/1"));
        var late = claim(branch).getFirst();
        office.execute("update outbox set lease_until = clock_timestamp()");
        claim(branch);

        assertThatThrownBy(() -> leases(branch).extend(late, Duration.ofHours(1)).block())
                .isInstanceOf(LeaseLostException.class);
        assertThat(office.count("lease_until > now() + interval '1 hour'")).isZero();
    }

    @Test
    void letsThoseBehindItGoWhereItStepsAside() {
        var branch = branch(WOKEN);
        branch.add(List.of("ada/1", "ada/2"));
        var row = claim(branch).getFirst();
        assertThat(claim(branch)).isEmpty();

        leases(branch).setAside(row).block();
        leases(branch).setAside(row).block();

        assertThat(office.text("select aggregate from outbox where id = " + row.id()))
                .isEqualTo("ada/" + row.id());
        assertThat(claim(branch)).extracting(OutboxRow::kind).containsExactly("2");
        branch.now(branch.tables.delete(row));
        assertThat(office.count("true")).isEqualTo(1);
    }

    @Test
    void isTriedAgainAfterItsOwnPause() {
        var branch = branch(WOKEN);
        branch.add(List.of("ada/1"));

        branch.now(branch.tables.retry(claim(branch).getFirst(), "not said", Duration.ofHours(6)));

        assertThat(
                        office.count(
                                "tries = 1 and lease_token is null and due_at between now() + interval '359 minutes' and now() + interval '361 minutes'"))
                .isEqualTo(1);
    }

    private static List<OutboxRow> claim(Branch branch) {
        return branch.now(branch.tables.claim(Letters.LINK, "", 16)).rows();
    }

    private static Leases leases(Branch branch) {
        return branch.leases;
    }
}

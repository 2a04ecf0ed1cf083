package plusone.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Relays that share a table, some of them in processes that are killed or stopped. */
class SeveralRelaysIT extends RelayTest {

    private static final Duration SOON = Duration.ofSeconds(3);

    @Test
    void deliverEachRowOnceAndInOrder() {
        var one = startBranch(QUICK);
        var other = startBranch(QUICK);

        one.add(letters(30, 10));
        awaitDelivered();
        assertOnceInOrder(office.taken(), 30, 10);

        office.clear();
        other.add(letters(3, 100));
        awaitDelivered();
        assertOnceInOrder(office.taken(), 3, 100);
    }

    @Test
    void deliverAgainWhatOneThatDiedHadNotMarked() throws Exception {
        var answer = new HeldAnswer();
        office.letterBox.answerInTurn("ada/1", answer);
        branch(QUICK).add(List.of("ada/1", "ada/2"));
        try (var dying = RelayProcess.start(office, SOON)) {
            eventually().until(() -> office.brought().size() == 1);
            try (var _ = office.lockRows()) {
                answer.release();
                eventually().until(office::isDeleteWaiting);
                dying.kill();
            }
        }
        assertThat(office.count("kind = '1' and tries = 0")).isEqualTo(1);
        startBranch(QUICK);

        awaitDelivered();
        assertThat(office.taken()).containsExactly("ada/1", "ada/1", "ada/2");
        assertThat(office.letterBox.received().stream().map(Letter::key).distinct()).hasSize(2);
        assertThat(office.count("true")).isZero();
    }

    @Test
    void areNotDisturbedByOneThatWasStoppedPastItsLease() throws Exception {
        var leaseHasRunOut = "lease_until <= clock_timestamp()";

        areNotDisturbedByOneStopped(
                SOON, () -> eventually().until(() -> office.count(leaseHasRunOut) == 1));
    }

    /**
     * Its call has not timed out when it goes on, so it finds the answer and has a row to delete.
     */
    @Test
    void areNotDisturbedByOneThatFindsItsAnswerPastItsLease() throws Exception {
        var endLease = "update outbox set lease_until = clock_timestamp() where kind = '1'";

        areNotDisturbedByOneStopped(Duration.ofMinutes(10), () -> office.execute(endLease));
    }

    private void areNotDisturbedByOneStopped(Duration timeLimit, Runnable leaseEnds)
            throws Exception {
        var first = new HeldAnswer();
        var second = new HeldAnswer();
        office.letterBox.answerInTurn("ada/1", first, second);
        var branch = branch(QUICK);
        branch.add(List.of("ada/1", "ada/2"));
        try (var late = RelayProcess.start(office, timeLimit)) {
            eventually().until(() -> office.brought().size() == 1);
            late.stop();
            first.release();
            leaseEnds.run();
            branch.start();
            eventually().until(() -> office.brought().size() == 2);
            var row = firstRow();

            late.goOn();
            late.end();

            assertThat(firstRow()).isEqualTo(row);
        }
        second.release();
        awaitDelivered();
        assertThat(office.taken()).containsExactly("ada/1", "ada/1", "ada/2");
        assertThat(office.count("true")).isZero();
    }

    private static String firstRow() {
        return office.text("select o::text from outbox o where kind = '1'");
    }
}

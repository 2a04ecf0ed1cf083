package plusone.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an operator sees of the links. */
class MetricsIT extends RelayTest {

    @Test
    void showWhatIsDead() {
        office.letterBox.answerInTurn("ada/1", Answer.status(422));
        var branch = startBranch(QUICK);

        branch.add(List.of("ada/1", "ada/2"));

        awaitValue(branch, "plusone.outbox.dead", 1);
        awaitValue(branch, "plusone.outbox.waiting", 0);
        awaitValue(branch, "plusone.outbox.lag", 0);
    }

    @Test
    void showALagThatGrowsUntilTheReceiverIsBack() {
        office.letterBox.answer(Fault.REFUSING);
        var branch = startBranch(QUICK);
        branch.add(letters(10, 2));

        awaitValue(branch, "plusone.outbox.waiting", 20);
        eventually().until(() -> value(branch, "plusone.outbox.lag") > 0);
        var lag = value(branch, "plusone.outbox.lag");
        eventually().until(() -> value(branch, "plusone.outbox.lag") > lag + 1);

        office.letterBox.answer(Answer.TAKEN);
        awaitValue(branch, "plusone.outbox.lag", 0);
        awaitValue(branch, "plusone.outbox.waiting", 0);
        assertThat(value(branch, "plusone.outbox.dead")).isZero();
    }

    @Test
    void showWhetherTheBreakerIsOpen() {
        office.letterBox.answer(Fault.REFUSING);
        var branch = startBranch(settings(QUICK.poll(), 3, QUICK.timeLimit(), Duration.ofHours(1)));
        assertThat(breakerIs(branch, "closed")).isEqualTo(1);

        branch.add(letters(10, 1));

        eventually().until(() -> breakerIs(branch, "open") == 1);
        assertThat(breakerIs(branch, "closed")).isZero();
    }

    @Test
    void areNoNumberWhileNothingCanBeCounted() {
        var branch = startBranch(QUICK);
        awaitValue(branch, "plusone.outbox.dead", 0);

        office.execute("alter table outbox rename to lost");
        try {
            eventually().until(() -> Double.isNaN(value(branch, "plusone.outbox.dead")));
        } finally {
            office.execute("alter table lost rename to outbox");
        }
        awaitValue(branch, "plusone.outbox.dead", 0);
    }

    private static void awaitValue(Branch branch, String metric, double value) {
        eventually().untilAsserted(() -> assertThat(value(branch, metric)).isEqualTo(value));
    }

    private static double value(Branch branch, String metric) {
        return branch.meters.get(metric).tag("link", Letters.LINK).gauge().value();
    }

    private static double breakerIs(Branch branch, String state) {
        return branch.meters
                .get("resilience4j.circuitbreaker.state")
                .tags("name", "outbox-" + Letters.LINK, "state", state)
                .gauge()
                .value();
    }
}

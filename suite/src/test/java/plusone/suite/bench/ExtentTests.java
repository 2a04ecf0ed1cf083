package plusone.suite.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExtentTests {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void isPrintedWithTheTable() {
        assertThat(new Extent(5, SECOND, Duration.ZERO, 1_000, 2).print())
                .isEqualTo(
                        "medians of 5 rounds of 1 s a measurement, after 0 s of warm-up of each work; 1,000 members");
    }

    @Test
    void isRefusedWhereNothingCouldBeMeasured() {
        refused(() -> new Extent(0, SECOND, SECOND, 1, 2), "--rounds");
        refused(() -> new Extent(1, Duration.ZERO, SECOND, 1, 2), "--seconds");
        refused(() -> new Extent(1, SECOND, SECOND.negated(), 1, 2), "--warm-up");
        refused(() -> new Extent(1, SECOND, SECOND, 0, 2), "--members");
        refused(() -> new Extent(1, SECOND, SECOND, 1, 1), "--entries");
    }

    private static void refused(Runnable attempt, String option) {
        assertThatIllegalArgumentException()
                .isThrownBy(attempt::run)
                .withMessageStartingWith(option + " is a number");
    }
}

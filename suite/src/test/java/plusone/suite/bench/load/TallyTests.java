package plusone.suite.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TallyTests {

    private final Tally tally = new Tally(201);
    private final Acknowledged acknowledged = new Acknowledged();

    @Test
    void countsWhatWasDoneInTimeAndHowLongItTook() {
        tally.answered(201, 3_000);
        tally.answered(201, 1_000);
        tally.answered(201, 2_000);
        tally.late(201);

        assertThat(tally.done()).isEqualTo(3);
        assertThat(tally.p50()).isEqualTo(2);
        assertThat(tally.refused()).isEmpty();
        assertThat(tally.acknowledged()).isEqualTo(4);
    }

    @Test
    void tellsWhatWasNotDone() {
        tally.answered(503, 10);
        tally.late(503);
        tally.answered(409, 10);
        tally.lost();

        assertThat(tally.done()).isZero();
        assertThat(tally.refused()).isEqualTo(Map.of("503", 2L, "409", 1L, "no answer", 1L));
    }

    @Test
    void leavesOpenOnlyWhatMayOrMayNotHaveBeenDone() {
        tally.answered(201, 10);
        tally.answered(409, 10);
        tally.answered(503, 10);
        tally.lost();
        acknowledged.add(tally);

        assertThat(acknowledged.isCertain()).isFalse();
        assertThat(acknowledged.agreesWith(0)).isFalse();
        assertThat(acknowledged.agreesWith(1)).isTrue();
        assertThat(acknowledged.agreesWith(3)).isTrue();
        assertThat(acknowledged.agreesWith(4)).isFalse();
    }
}

package plusone.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RoundTests {

    private static final Claim TO_THE_END = Claim.NOTHING;
    private static final Claim TO_BEN = new Claim(List.of(), "ben");

    @Test
    void isOverWhereEverybodyWasAskedAndNothingHasGone() {
        assertThat(Round.from("").next(TO_THE_END, 0)).isNull();
        assertThat(Round.from("").next(TO_BEN, 0).next(TO_THE_END, 0)).isNull();
    }

    @Test
    void asksAllAgainWhereARowHasGone() {
        assertThat(Round.from("").next(TO_BEN, 1).next(TO_THE_END, 0)).isEqualTo(Round.from(""));
        assertThat(Round.from("").next(TO_THE_END, 1)).isEqualTo(Round.from(""));
    }

    @Test
    void asksThoseBeforeItsBeginningToo() {
        assertThat(Round.from("ada").next(TO_BEN, 0).next(TO_THE_END, 0)).isEqualTo(Round.from(""));
    }

    @Test
    void goesOnBehindWhatItHasSeen() {
        assertThat(Round.from("ada").next(TO_BEN, 0).after()).isEqualTo("ben");
    }
}

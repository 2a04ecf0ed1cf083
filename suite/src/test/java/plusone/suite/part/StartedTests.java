package plusone.suite.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartedTests {

    private static final Instant AT = Instant.ofEpochMilli(1_700_000_000_123L);
    private static final Birth BIRTH = new Birth(4711, AT);

    @Test
    void isReadAsItWasWritten() {
        var started = new Started(BIRTH, true);

        assertThat(Started.parse(started.line())).contains(started);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4711", "x y true", "4711 1 true more"})
    void isNothingWhereTheLineIsBroken(String line) {
        assertThat(Started.parse(line)).isEmpty();
    }

    @Test
    void isDeadOnceItsProcessHasEnded() {
        assertThat(new Started(BIRTH, false).state(false)).isEqualTo(State.DEAD);
        assertThat(new Started(BIRTH, true).state(false)).isEqualTo(State.DEAD);
    }

    @Test
    void runsWhenItHasBeenReady() {
        assertThat(new Started(BIRTH, false).state(true)).isEqualTo(State.STARTING);
        assertThat(new Started(BIRTH, true).state(true)).isEqualTo(State.RUNNING);
    }

    @Test
    void isNotMistakenForALaterProcessWithTheSameNumber() {
        assertThat(BIRTH.isThis(new Birth(4711, AT.plusSeconds(1)))).isTrue();
        assertThat(BIRTH.isThis(new Birth(4711, AT.plusSeconds(60)))).isFalse();
        assertThat(BIRTH.isThis(new Birth(4712, AT))).isFalse();
    }

    @Test
    void knowsAnEndedProcessThatNobodyHasWaitedFor() {
        assertThat(Birth.isZombie("4711 (java) Z 1 4711")).isTrue();
        assertThat(Birth.isZombie("4711 (a (b) Z) S 1 4711")).isFalse();
        assertThat(Birth.isZombie("4711 (java) S 1 4711")).isFalse();
    }
}

package plusone.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClockConfigurationTests {

    /** The machine's own clock is finer: what was hashed with it would not be what is stored. */
    @Test
    void theClockIsNoFinerThanWhatTheDatabaseKeeps() {
        var clock = new ClockConfiguration().clock();

        assertThat(Stream.generate(clock::instant).limit(1_000))
                .extracting(Instant::getNano)
                .allMatch(nanos -> nanos % 1_000 == 0);
    }
}

package plusone.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class BodyMemoryTests {

    private static final int KB = 1024;
    private static final long LIMIT = 4L * KB * KB;

    private final BodyMemory memory = new BodyMemory(DataSize.ofMegabytes(4));

    @Test
    void leavesAQuarterToSmallBodies() {
        while (memory.share().take(512 * KB)) assertThat(memory.taken()).isLessThan(LIMIT);
        assertThat(memory.taken()).isBetween(2_500L * KB, 3L * KB * KB);

        assertThat(memory.share().take(32 * KB)).isTrue();
    }

    @Test
    void isBoundedForSmallBodiesToo() {
        while (memory.share().take(32 * KB)) assertThat(memory.taken()).isLessThan(LIMIT);

        assertThat(memory.taken()).isGreaterThan(LIMIT - 64 * KB);
    }

    @Test
    void countsABodyAsLargeFromWhereItIs() {
        var small = memory.share();
        assertThat(small.take(60 * KB)).isTrue();
        while (memory.share().take(65 * KB)) assertThat(memory.taken()).isLessThan(LIMIT);

        assertThat(small.take(32 * KB)).isFalse();
    }

    @Test
    void countsManyTinyPartsForWhatTheyTake() {
        var share = memory.share();
        var parts = 0;
        while (parts <= 16 * KB && share.take(1)) parts++;

        assertThat(parts).isBetween(1_000, 16 * KB);
    }

    @Test
    void givesBackWhatARequestHadAndTakesNothingForItAfterwards() {
        var share = memory.share();
        share.take(100 * KB);
        share.end();
        share.end();

        assertThat(memory.taken()).isZero();
        assertThat(share.take(1)).isFalse();
        assertThat(memory.taken()).isZero();
    }
}

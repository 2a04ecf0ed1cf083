package plusone.suite.bench;

import java.util.Arrays;

/** How long each of many things took, in nanoseconds. */
final class Latencies {

    private long[] nanos = new long[1 << 16];
    private int count;

    void add(long took) {
        if (count == nanos.length) nanos = Arrays.copyOf(nanos, 2 * count);
        nanos[count++] = took;
    }

    int count() {
        return count;
    }

    /**
     * What this share of them did not exceed; 0 where there are none.
     *
     * @param share above 0, at most 1
     */
    double millis(double share) {
        if (count == 0) return 0;
        var sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(share * count) - 1] / 1e6;
    }
}

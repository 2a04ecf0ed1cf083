package plusone.suite.bench.measure;

import java.util.Arrays;

/** How long each of many things took, in microseconds. */
public final class Latencies {

    private int[] micros = new int[1 << 16];
    private int count;

    /** One took so many microseconds. */
    public void add(long took) {
        if (count == micros.length) micros = Arrays.copyOf(micros, 2 * count);
        micros[count++] = (int) Math.min(took, Integer.MAX_VALUE);
    }

    /** How many there were. */
    public int count() {
        return count;
    }

    /** The median, in milliseconds; 0 where there are none. */
    public double p50() {
        if (count == 0) return 0;
        var sorted = Arrays.copyOf(micros, count);
        Arrays.sort(sorted);
        return sorted[(count - 1) / 2] / 1e3;
    }
}

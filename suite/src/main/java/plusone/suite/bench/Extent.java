package plusone.suite.bench;

import java.time.Duration;
import java.util.Locale;

/**
 * How much is measured.
 *
 * @param rounds how often each row is measured, 1 to 1,000
 * @param measurement how long one measurement lasts, a second to ten minutes
 * @param warmUp how long each kind of work is done before, nothing to ten minutes
 * @param members among whom those are chosen whose points are moved, 1 to 10 million
 * @param entries how many there are in a large ledger, 2 to a billion
 */
public record Extent(int rounds, Duration measurement, Duration warmUp, int members, long entries) {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** Refuses what is out of range. */
    public Extent {
        check(rounds >= 1 && rounds <= 1_000, "--rounds is a number from 1 to 1000");
        check(
                measurement.isPositive() && measurement.compareTo(LONGEST) <= 0,
                "--seconds is a number from 1 to 600");
        check(
                !warmUp.isNegative() && warmUp.compareTo(LONGEST) <= 0,
                "--warm-up is a number of seconds from 0 to 600");
        check(members >= 1 && members <= 10_000_000, "--members is a number from 1 to 10000000");
        check(
                entries >= 2 && entries <= 1_000_000_000,
                "--entries is a number from 2 to 1000000000");
    }

    /** In words. */
    String print() {
        return String.format(
                Locale.ROOT,
                "medians of %d rounds of %d s a measurement, after %d s of warm-up of each work; %,d members",
                rounds,
                measurement.toSeconds(),
                warmUp.toSeconds(),
                members);
    }

    private static void check(boolean isRight, String rule) {
        if (!isRight) throw new IllegalArgumentException(rule);
    }
}

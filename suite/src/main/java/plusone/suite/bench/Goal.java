package plusone.suite.bench;

import java.util.Locale;

/**
 * A figure to reach.
 *
 * @param atMost whether less is better
 * @param ratio of what is measured to what it is compared with
 */
record Goal(boolean atMost, double ratio) {

    static Goal atLeast(double ratio) {
        return new Goal(false, ratio);
    }

    static Goal atMost(double ratio) {
        return new Goal(true, ratio);
    }

    boolean isReachedBy(double reached) {
        return atMost ? reached <= ratio : reached >= ratio;
    }

    String print() {
        return String.format(Locale.ROOT, "%s %.2f", atMost ? "≤" : "≥", ratio);
    }
}

package plusone.suite.bench.measure;

import java.util.Locale;

/** What is measured of a work. */
public enum Measure {
    /** How many are done in a second. */
    RATE("%,.0f /s"),
    /** How long one takes, in milliseconds: the median. */
    P50("%.2f ms"),
    /** Memory, in MiB. */
    MEMORY("%.0f MiB");

    private final String format;

    Measure(String format) {
        this.format = format;
    }

    /** A value with its unit. */
    public String print(double value) {
        return String.format(Locale.ROOT, format, value);
    }
}

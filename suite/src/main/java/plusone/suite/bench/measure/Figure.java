package plusone.suite.bench.measure;

import java.util.Map;

/**
 * What one measurement showed.
 *
 * @param value in the unit of its {@link Measure}
 * @param refused how many requests were answered otherwise than with yes, by what they were
 *     answered; they do not count as done
 */
public record Figure(double value, Map<String, Long> refused) {

    /** Takes a copy. */
    public Figure {
        refused = Map.copyOf(refused);
    }

    /** Where nothing was refused. */
    public static Figure of(double value) {
        return new Figure(value, Map.of());
    }
}

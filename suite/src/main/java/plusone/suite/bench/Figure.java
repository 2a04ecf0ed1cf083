package plusone.suite.bench;

import java.util.Map;

/**
 * What one measurement showed.
 *
 * @param value in the unit of its {@link Measure}
 * @param refused how many requests were answered otherwise than with yes, by what they were
 *     answered; they do not count as done
 */
record Figure(double value, Map<String, Long> refused) {

    Figure {
        refused = Map.copyOf(refused);
    }

    static Figure of(double value) {
        return new Figure(value, Map.of());
    }
}

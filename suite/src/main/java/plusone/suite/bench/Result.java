package plusone.suite.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import plusone.suite.bench.measure.Figure;

/** What the rounds showed of one comparison. */
final class Result {

    /** Two figures that were measured one after the other. */
    record Pair(Figure baseline, Figure subject) {

        double ratio() {
            return subject.value() / baseline.value();
        }
    }

    private final Comparison comparison;
    private final List<Pair> pairs = new ArrayList<>();

    Result(Comparison comparison) {
        this.comparison = comparison;
    }

    void add(Pair pair) {
        pairs.add(pair);
    }

    Comparison comparison() {
        return comparison;
    }

    /** The median of the ratios of each round, not the ratio of the medians. */
    double ratio() {
        return median(Pair::ratio);
    }

    /** What was refused over all rounds, of either side. */
    Map<String, Long> refused() {
        var refused = new TreeMap<String, Long>();
        for (var pair : pairs)
            for (var figure : List.of(pair.baseline(), pair.subject()))
                figure.refused().forEach((why, count) -> refused.merge(why, count, Long::sum));
        return refused;
    }

    Line line() {
        return new Line(
                comparison.row(),
                comparison.what(),
                comparison.measure().print(median(pair -> pair.subject().value())),
                comparison.against(),
                comparison.measure().print(median(pair -> pair.baseline().value())),
                "**%s** (%s – %s)".formatted(print(ratio()), print(lowest()), print(highest())),
                comparison.goal().print(),
                reached());
    }

    /** A figure with refusals is none. */
    private String reached() {
        if (!refused().isEmpty()) return "no figure, refused: " + refused();
        return comparison.goal().isReachedBy(ratio()) ? "yes" : "no";
    }

    private double lowest() {
        return pairs.stream().mapToDouble(Pair::ratio).min().orElse(Double.NaN);
    }

    private double highest() {
        return pairs.stream().mapToDouble(Pair::ratio).max().orElse(Double.NaN);
    }

    private static String print(double ratio) {
        return String.format(Locale.ROOT, "%.2f", ratio);
    }

    private double median(ToDoubleFunction<Pair> figure) {
        return median(pairs.stream().mapToDouble(figure).toArray());
    }

    /** The middle one; of an even number the mean of the two in the middle. */
    static double median(double... figures) {
        if (figures.length == 0) return Double.NaN;
        var sorted = figures.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}

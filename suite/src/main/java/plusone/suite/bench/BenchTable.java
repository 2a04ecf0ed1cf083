package plusone.suite.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What is printed at the end, as Markdown. */
record BenchTable(Machine machine, Extent extent, List<Result> results, List<String> notes) {

    String text() {
        var lines = new ArrayList<String>();
        machine.lines().forEach(line -> lines.add("- " + line));
        lines.add("- " + howLong());
        lines.add("");
        lines.add("| Row | What | Figure | Against | Figure | Ratio | To reach | Reached |");
        lines.add("|---|---|---|---|---|---|---|---|");
        results.forEach(result -> lines.add(line(result)));
        lines.add("");
        notes.forEach(note -> lines.add("- " + note));
        return String.join("\n", lines) + "\n";
    }

    private String howLong() {
        return String.format(
                Locale.ROOT,
                "medians of %d rounds of %d s a measurement, after %d s of warm-up of each work; %,d members",
                extent.rounds(),
                extent.measurement().toSeconds(),
                extent.warmUp().toSeconds(),
                extent.members());
    }

    private static String line(Result result) {
        var comparison = result.comparison();
        return "| %s | %s | %s | %s | %s | **%s** (%s – %s) | %s | %s |"
                .formatted(
                        comparison.row(),
                        comparison.what(),
                        comparison.measure().print(result.subject()),
                        comparison.against(),
                        comparison.measure().print(result.baseline()),
                        ratio(result.ratio()),
                        ratio(result.lowestRatio()),
                        ratio(result.highestRatio()),
                        comparison.goal().print(),
                        reached(result));
    }

    private static String reached(Result result) {
        if (!result.refused().isEmpty()) return "no figure: refused " + words(result.refused());
        return result.isReached() ? "yes" : "no";
    }

    private static String words(Map<String, Long> refused) {
        return refused.entrySet().stream()
                .map(each -> String.format(Locale.ROOT, "%,d × %s", each.getValue(), each.getKey()))
                .collect(Collectors.joining(", "));
    }

    private static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.2f", ratio);
    }
}

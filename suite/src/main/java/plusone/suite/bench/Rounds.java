package plusone.suite.bench;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import plusone.suite.bench.measure.Figure;
import plusone.suite.bench.measure.Work;

/** Measures comparisons in turn, round after round, when all their works are warm. */
final class Rounds {

    private final Extent extent;
    private final Calm calm;
    private final Consumer<String> progress;
    private final Set<String> warm = new HashSet<>();

    Rounds(Extent extent, Calm calm, Consumer<String> progress) {
        this.extent = extent;
        this.calm = calm;
        this.progress = progress;
    }

    List<Result> measure(List<Comparison> comparisons) {
        warmUp(comparisons);
        var results = comparisons.stream().map(Result::new).toList();
        for (int round = 1; round <= extent.rounds(); round++)
            for (var result : results) measure(result, round);
        return results;
    }

    private void warmUp(List<Comparison> comparisons) {
        for (var comparison : comparisons) {
            warmUp(comparison.baseline());
            warmUp(comparison.subject());
        }
    }

    /** Does a work until it is warm, unless one of its name has been done. */
    void warmUp(Work work) {
        if (extent.warmUp().isZero() || !warm.add(work.name())) return;
        progress.accept("warming up: " + work.name());
        var _ = inCalm(work, extent.warmUp());
    }

    /** Side by side: first what it is compared with, then itself. */
    private void measure(Result result, int round) {
        var comparison = result.comparison();
        Duration length = extent.measurement();
        var baseline = inCalm(comparison.baseline(), length);
        var subject = inCalm(comparison.subject(), length);
        var pair = new Result.Pair(baseline, subject);
        result.add(pair);
        var measure = comparison.measure();
        progress.accept(
                String.format(
                        Locale.ROOT,
                        "round %d: %s %s: %s against %s, ratio %.2f %s",
                        round,
                        comparison.row(),
                        comparison.what(),
                        measure.print(subject.value()),
                        measure.print(baseline.value()),
                        pair.ratio(),
                        subject.refused().isEmpty() ? "" : "refused " + subject.refused()));
    }

    private Figure inCalm(Work work, Duration length) {
        calm.await();
        return work.measure(length);
    }
}

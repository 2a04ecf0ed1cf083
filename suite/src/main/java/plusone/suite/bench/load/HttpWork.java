package plusone.suite.bench.load;

import java.time.Duration;
import java.util.function.Supplier;
import plusone.suite.bench.measure.Figure;
import plusone.suite.bench.measure.Measure;
import plusone.suite.bench.measure.Work;

/**
 * Requests to a service.
 *
 * @param name what is warm once this is
 * @param requests made anew for each measurement, with a token that lasts
 * @param acknowledged where the answers are added up
 */
public record HttpWork(
        String name,
        LoadGenerator load,
        Supplier<Requests> requests,
        Measure measure,
        Acknowledged acknowledged)
        implements Work {

    @Override
    public Figure measure(Duration length) {
        var tally = load.run(requests.get(), length);
        acknowledged.add(tally);
        return new Figure(
                measure == Measure.P50 ? tally.p50() : tally.done() / (length.toNanos() / 1e9),
                tally.refused());
    }
}

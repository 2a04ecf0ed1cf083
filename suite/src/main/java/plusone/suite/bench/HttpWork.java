package plusone.suite.bench;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * Requests to a service.
 *
 * @param name what is warm once this is
 * @param requests made anew for each measurement, with a token that lasts
 * @param acknowledged where the answers are added up
 */
record HttpWork(
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

package plusone.suite.bench;

import java.time.Duration;

/**
 * Requests to a service.
 *
 * @param name what is warm once this is
 * @param acknowledged where the answers are added up
 */
record HttpWork(String name, LoadGenerator load, Measure measure, Acknowledged acknowledged)
        implements Work {

    @Override
    public Figure measure(Duration length) {
        var tally = load.run(length);
        acknowledged.add(tally);
        return new Figure(
                measure == Measure.P50 ? tally.p50() : tally.done() / (length.toNanos() / 1e9),
                tally.refused());
    }
}

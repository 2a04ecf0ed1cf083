package plusone.suite.bench.load;

import java.util.Map;
import java.util.TreeMap;
import plusone.suite.bench.measure.Latencies;

/** What became of the requests of one measurement. */
final class Tally {

    private static final int STATUSES = 600;

    private final Latencies latencies = new Latencies();
    private final long[] answers = new long[STATUSES];
    private final long[] lateAnswers = new long[STATUSES];
    private final int expected;
    private long lost;

    /** Counts answers of this status as yes. */
    Tally(int expected) {
        this.expected = expected;
    }

    /** An answer came within the time that is measured. */
    void answered(int status, long micros) {
        answers[status]++;
        if (status == expected) latencies.add(micros);
    }

    /** An answer came after it. */
    void late(int status) {
        lateAnswers[status]++;
    }

    /** No answer came. */
    void lost() {
        lost++;
    }

    /** How many were said to be done, in time or late. */
    long acknowledged() {
        return answers[expected] + lateAnswers[expected];
    }

    /** Of how many nobody knows whether they were done: unanswered, or answered with 5xx. */
    long unknown() {
        long unknown = lost;
        for (int status = 500; status < STATUSES; status++)
            unknown += answers[status] + lateAnswers[status];
        return unknown;
    }

    /** How many were done in time. */
    long done() {
        return latencies.count();
    }

    /** How long one took that was done in time: the median, in milliseconds. */
    double p50() {
        return latencies.p50();
    }

    /** How often what was not expected was answered, or nothing. */
    Map<String, Long> refused() {
        var refused = new TreeMap<String, Long>();
        for (int status = 0; status < STATUSES; status++) {
            var count = answers[status] + lateAnswers[status];
            if (count > 0 && status != expected) refused.put(Integer.toString(status), count);
        }
        if (lost > 0) refused.put("no answer", lost);
        return refused;
    }
}

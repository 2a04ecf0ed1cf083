package plusone.suite.bench;

import plusone.suite.bench.measure.Measure;
import plusone.suite.bench.measure.Work;

/**
 * One line of the table: two works that are measured side by side.
 *
 * @param what the subject is, in words
 * @param against what the baseline is, in words
 */
record Comparison(
        Row row,
        String what,
        Work subject,
        String against,
        Work baseline,
        Measure measure,
        Goal goal) {}

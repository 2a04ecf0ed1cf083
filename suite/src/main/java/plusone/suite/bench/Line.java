package plusone.suite.bench;

import java.util.List;

/** A line of the table, cell by cell as it is printed. */
record Line(
        Row row,
        String what,
        String figure,
        String against,
        String baseline,
        String ratio,
        String toReach,
        String reached) {

    /** What stands above the lines. */
    static final List<String> HEAD =
            List.of("Row", "What", "Figure", "Against", "Figure", "Ratio", "To reach", "Reached");

    List<String> cells() {
        return List.of(row.name(), what, figure, against, baseline, ratio, toReach, reached);
    }
}

package plusone.suite.bench;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is printed at the end, as Markdown.
 *
 * @param head on what and how it was measured
 * @param notes what else must be known
 */
record BenchTable(List<String> head, List<Line> lines, List<String> notes) {

    BenchTable {
        head = List.copyOf(head);
        lines = List.copyOf(lines);
        notes = List.copyOf(notes);
    }

    String text() {
        var rule = Collections.nCopies(Line.HEAD.size(), "---");
        return Stream.of(
                        items(head),
                        Stream.of(""),
                        Stream.of(cells(Line.HEAD), cells(rule)),
                        lines.stream().map(Line::cells).map(BenchTable::cells),
                        Stream.of(""),
                        items(notes))
                .flatMap(part -> part)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static Stream<String> items(List<String> texts) {
        return texts.stream().map(text -> "- " + text);
    }

    private static String cells(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}

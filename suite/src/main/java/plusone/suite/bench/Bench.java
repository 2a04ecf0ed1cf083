package plusone.suite.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import plusone.suite.bench.bare.Bare;
import plusone.suite.part.Folder;
import plusone.suite.part.Part;
import plusone.suite.part.Refusal;

/** Measures rows of the speed table, all in one run on one machine. */
public final class Bench {

    private final Folder folder;
    private final Extent extent;
    private final Consumer<String> progress;

    /**
     * A benchmark.
     *
     * @param folder where its data lies while it runs: not that of a system that is up
     * @param progress is told what happens
     */
    public Bench(Folder folder, Extent extent, Consumer<String> progress) {
        this.folder = folder;
        this.extent = extent;
        this.progress = progress;
    }

    /**
     * Measures these rows and stops all that it has started.
     *
     * @return the table, as Markdown
     * @throws Refusal if something cannot be started or measured, or the books are not right after
     */
    public String run(Set<Row> rows) {
        try (var site = new Site(folder, progress)) {
            try {
                return run(site, rows);
            } catch (RuntimeException | SQLException e) {
                if (site.isClosing()) throw Refusal.withoutWords();
                throw e instanceof RuntimeException failure
                        ? failure
                        : new IllegalStateException(e);
            }
        }
    }

    private String run(Site site, Set<Row> rows) throws SQLException {
        var bare =
                new Bare(
                        folder.state().resolve("pgbench"),
                        site.port(Part.POSTGRES),
                        extent.members());
        var stage = new Scenery(site, bare, extent, progress).set(rows);
        var calm = new Calm(site, stage.ledgers(), progress);
        var comparisons = new Comparisons(stage, new Works(site, bare));
        var lines = lines(site, rows, comparisons, new Rounds(extent, calm, progress));
        progress.accept("proving the books");
        return new BenchTable(head(site), lines, notes(site, stage, calm)).text();
    }

    /** Memory last, when all that was asked for has been done. */
    private static List<Line> lines(
            Site site, Set<Row> rows, Comparisons comparisons, Rounds rounds) {
        var lines = new ArrayList<Line>();
        for (var result : rounds.measure(comparisons.of(rows))) lines.add(result.line());
        if (rows.contains(Row.S11)) {
            comparisons.load().forEach(rounds::warmUp);
            lines.addAll(new Memory(site).lines());
        }
        return lines;
    }

    private static List<String> notes(Site site, Stage stage, Calm calm) throws SQLException {
        var proof = new Proof(site);
        var notes = new ArrayList<String>();
        for (var ledger : stage.ledgers()) notes.add(proof.of(ledger));
        notes.add(
                "Each measurement began when the check in the background had verified all that was there; it was waited for, %d s in all."
                        .formatted(calm.waited().toSeconds()));
        return notes;
    }

    private List<String> head(Site site) throws SQLException {
        try (var database = site.database(Site.MAIN)) {
            var machine = Machine.here(folder.root(), database).lines();
            return Stream.concat(machine.stream(), Stream.of(extent.print())).toList();
        }
    }
}

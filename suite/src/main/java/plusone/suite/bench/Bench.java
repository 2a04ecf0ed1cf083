package plusone.suite.bench;

import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
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
                if (site.isClosing()) throw new Refusal("");
                throw e instanceof RuntimeException failure
                        ? failure
                        : new IllegalStateException(e);
            }
        }
    }

    private String run(Site site, Set<Row> rows) throws SQLException {
        var services = EnumSet.noneOf(Part.class);
        rows.forEach(row -> services.addAll(row.services()));
        site.start(services);
        try (var database = site.database()) {
            var seed = new Seed(database);
            BareTables.create(database, extent.members());
            progress.accept("enrolling members");
            var comparisons = new Comparisons(site, seed, extent);
            var results = new Rounds(extent, progress).measure(comparisons.of(rows));
            progress.accept("proving the books");
            var proof = new Proof(site.port(Part.LOYALTY), site.token());
            var note = proof.of(comparisons.acknowledged(), seed.transactions());
            return new BenchTable(
                            Machine.here(folder.root(), database), extent, results, List.of(note))
                    .text();
        }
    }
}

package plusone.suite.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import plusone.suite.bench.bare.Bare;
import plusone.suite.bench.load.Members;
import plusone.suite.bench.seed.Seed;
import plusone.suite.part.Part;

/** Sets the stage: fills the databases, and starts what the chosen rows need. */
final class Scenery {

    /** A database with few transactions and the main one's members. */
    static final String SMALL = "small";

    /** The same with very many. */
    static final String LARGE = "large";

    private static final int FEW = 5_000;

    private final Site site;
    private final Bare bare;
    private final Extent extent;
    private final Consumer<String> progress;

    Scenery(Site site, Bare bare, Extent extent, Consumer<String> progress) {
        this.site = site;
        this.bare = bare;
        this.extent = extent;
        this.progress = progress;
    }

    Stage set(Set<Row> rows) throws SQLException {
        var services = EnumSet.noneOf(Part.class);
        rows.forEach(row -> services.addAll(row.services()));
        site.found(services.isEmpty() ? EnumSet.of(Part.LOYALTY) : services);
        var members = enrolled();
        var ledgers = new ArrayList<MeasuredLedger>();
        if (rows.contains(Row.S8)) ledgers.addAll(smallAndLarge());
        var wealthy = wealthy(rows);
        if (!services.isEmpty()) ledgers.add(main(services));
        return new Stage(members, wealthy, ledgers);
    }

    private Members enrolled() throws SQLException {
        progress.accept("enrolling members");
        try (var database = site.database(Site.MAIN)) {
            var seed = new Seed(database);
            var members = seed.members("member", extent.members());
            seed.finish();
            return members;
        }
    }

    private Members wealthy(Set<Row> rows) throws SQLException {
        if (rows.stream().noneMatch(Row::needsPoints)) return new Members(List.of());
        progress.accept("enrolling members with points in three lots");
        try (var database = site.database(Site.MAIN)) {
            return new Seed(database).wealthy("wealthy", extent.members());
        }
    }

    private MeasuredLedger main(Set<Part> services) throws SQLException {
        try (var database = site.database(Site.MAIN)) {
            bare.createTables(database);
            var seed = new Seed(database);
            seed.finish();
            services.forEach(site::start);
            return new MeasuredLedger(site.port(Part.LOYALTY), Site.MAIN, seed.transactions());
        }
    }

    private List<MeasuredLedger> smallAndLarge() throws SQLException {
        site.copyDatabase(SMALL);
        site.copyDatabase(LARGE);
        seed(SMALL, FEW);
        seed(LARGE, extent.entries() / 2);
        return List.of(started(SMALL), started(LARGE));
    }

    private void seed(String name, long transactions) throws SQLException {
        progress.accept(
                "writing %,d transactions into the %s ledger".formatted(transactions, name));
        try (var database = site.database(name)) {
            var seed = new Seed(database);
            seed.earnings("member", extent.members(), transactions);
            seed.finish();
        }
    }

    private MeasuredLedger started(String name) throws SQLException {
        try (var database = site.database(name)) {
            var seeded = new Seed(database).transactions();
            return new MeasuredLedger(site.startLoyaltyOn(name), name, seeded);
        }
    }
}

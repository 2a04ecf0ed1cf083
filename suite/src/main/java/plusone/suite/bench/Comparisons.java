package plusone.suite.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import plusone.suite.part.Part;

/** What each row measures, and against what. */
final class Comparisons {

    private static final int BARE_CLIENTS = 16;
    private static final int MANY = 256;

    private final Site site;
    private final Bare bare;
    private final Members members;
    private final Acknowledged acknowledged = new Acknowledged();
    private final AtomicLong keys = new AtomicLong();
    private final RandomGenerator random = RandomGenerator.getDefault();

    Comparisons(Site site, Seed seed, Extent extent) throws SQLException {
        this.site = site;
        this.bare =
                new Bare(
                        site.folder().state().resolve("pgbench"),
                        site.port(Part.POSTGRES),
                        extent.members());
        this.members = seed.members("earner", extent.members());
    }

    List<Comparison> of(Set<Row> rows) {
        var all = new ArrayList<Comparison>();
        for (var row : rows) all.addAll(of(row));
        return all;
    }

    /** What was acknowledged of all that they did to the ledger. */
    Acknowledged acknowledged() {
        return acknowledged;
    }

    private List<Comparison> of(Row row) {
        return switch (row) {
            case S1 -> List.of(earn(row, MANY, 2.0), earn(row, 64, 1.7));
        };
    }

    private Comparison earn(Row row, int connections, double reach) {
        return new Comparison(
                row,
                "earn at loyalty-service, %d connections".formatted(connections),
                earn(Part.LOYALTY, connections, members),
                Bare.title() + ", a transaction a request, 16 clients",
                bare.work(BareWork.TRANSACTION, BARE_CLIENTS, Measure.RATE),
                Measure.RATE,
                Goal.atLeast(reach));
    }

    private Work earn(Part service, int connections, Members whose) {
        var requests = Requests.transactions("EARN", site.token(), whose, keys, random);
        var load = new LoadGenerator(site.port(service), connections, requests);
        return new HttpWork("earn at " + service, load, Measure.RATE, acknowledged);
    }
}

package plusone.suite.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import plusone.suite.bench.bare.Bare;
import plusone.suite.bench.bare.BareWork;
import plusone.suite.bench.measure.Measure;
import plusone.suite.bench.measure.Work;
import plusone.suite.part.Part;

/** What each row measures, against what, and the figure to reach. */
final class Comparisons {

    private static final int MANY = 256;
    private static final int SOME = 64;

    private final Stage stage;
    private final Works works;

    Comparisons(Stage stage, Works works) {
        this.stage = stage;
        this.works = works;
    }

    List<Comparison> of(Set<Row> rows) {
        var all = new ArrayList<Comparison>();
        for (var row : rows) all.addAll(of(row));
        return all;
    }

    /** What must have been done before memory is looked at. */
    List<Work> load() {
        return List.of(
                works.earnThroughGateway(main(), MANY, stage.members()),
                works.spend(main(), MANY, stage.wealthy()),
                works.balances(Part.GATEWAY, SOME, stage.wealthy()));
    }

    private List<Comparison> of(Row row) {
        return switch (row) {
            case S1 -> List.of(earn(MANY, 2.0), earn(SOME, 1.7));
            case S2 -> List.of(earnThroughGateway());
            case S3 -> List.of(spend());
            case S4 -> List.of(earnForOne());
            case S6 -> List.of(balances(Part.LOYALTY, 0.35), balances(Part.GATEWAY, 0.2));
            case S8 -> List.of(earnInLargeLedger());
            case S9 -> List.of(earnOneAtATime());
            case S11 -> List.of();
        };
    }

    private Comparison earn(int connections, double reach) {
        return againstTransactions(
                Row.S1, "earn, " + connections + " connections", earnAtLoyalty(connections), reach);
    }

    private Comparison earnThroughGateway() {
        return againstTransactions(
                Row.S2,
                "earn through the gateway, %d connections".formatted(MANY),
                works.earnThroughGateway(main(), MANY, stage.members()),
                0.8);
    }

    private Comparison spend() {
        return againstTransactions(
                Row.S3,
                "spend, %d connections".formatted(MANY),
                works.spend(main(), MANY, stage.wealthy()),
                1.5);
    }

    private MeasuredLedger main() {
        return stage.ledger(Site.MAIN);
    }

    private Comparison againstTransactions(Row row, String what, Work subject, double reach) {
        return new Comparison(
                row,
                what,
                subject,
                Bare.title() + ": transaction, 16 clients",
                works.bare(BareWork.TRANSACTION),
                Measure.RATE,
                Goal.atLeast(reach));
    }

    private Work earnAtLoyalty(int connections) {
        return works.earn("earn", main(), connections, stage.members());
    }

    private Comparison earnForOne() {
        return new Comparison(
                Row.S4,
                "earn, all for one member, %d connections".formatted(MANY),
                works.earn("earn for one", main(), MANY, stage.members().first()),
                "S1, %d connections".formatted(MANY),
                earnAtLoyalty(MANY),
                Measure.RATE,
                Goal.atLeast(0.8));
    }

    private Comparison balances(Part service, double reach) {
        return new Comparison(
                Row.S6,
                "balance at %s, %d connections".formatted(service, SOME),
                works.balances(service, SOME, stage.wealthy()),
                Bare.title() + ": select by primary key, 16 clients",
                works.bare(BareWork.SELECT),
                Measure.RATE,
                Goal.atLeast(reach));
    }

    private Comparison earnInLargeLedger() {
        return new Comparison(
                Row.S8,
                "earn, %,d entries".formatted(2 * stage.ledger(Scenery.LARGE).seeded()),
                works.earn(
                        "earn in a large ledger",
                        stage.ledger(Scenery.LARGE),
                        MANY,
                        stage.members()),
                "earn, %,d entries".formatted(2 * stage.ledger(Scenery.SMALL).seeded()),
                works.earn(
                        "earn in a small ledger",
                        stage.ledger(Scenery.SMALL),
                        MANY,
                        stage.members()),
                Measure.RATE,
                Goal.atLeast(0.9));
    }

    private Comparison earnOneAtATime() {
        return new Comparison(
                Row.S9,
                "earn, one at a time, p50",
                works.earnOneAtATime(main(), stage.members()),
                Bare.title() + ": transaction, 1 client, p50",
                works.bareOneAtATime(),
                Measure.P50,
                Goal.atMost(3));
    }
}

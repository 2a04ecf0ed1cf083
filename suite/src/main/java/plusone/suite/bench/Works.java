package plusone.suite.bench;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import plusone.suite.bench.bare.Bare;
import plusone.suite.bench.bare.BareWork;
import plusone.suite.bench.load.Acknowledged;
import plusone.suite.bench.load.HttpWork;
import plusone.suite.bench.load.LoadGenerator;
import plusone.suite.bench.load.Members;
import plusone.suite.bench.load.Requests;
import plusone.suite.bench.measure.Measure;
import plusone.suite.bench.measure.Work;
import plusone.suite.part.Part;

/** The works that rows are made of. */
final class Works {

    private static final int BARE_CLIENTS = 16;

    private final Site site;
    private final Bare bare;
    private final AtomicLong keys = new AtomicLong();
    private final Acknowledged questions = new Acknowledged();
    private final RandomGenerator random = RandomGenerator.getDefault();

    Works(Site site, Bare bare) {
        this.site = site;
        this.bare = bare;
    }

    Work bare(BareWork work) {
        return bare.work(work, BARE_CLIENTS, Measure.RATE);
    }

    Work bareOneAtATime() {
        return bare.work(BareWork.TRANSACTION, 1, Measure.P50);
    }

    Work earn(String name, MeasuredLedger ledger, int connections, Members members) {
        return move(name, "EARN", ledger, ledger.port(), connections, members);
    }

    Work earnThroughGateway(MeasuredLedger ledger, int connections, Members members) {
        var port = site.port(Part.GATEWAY);
        return move("earn through the gateway", "EARN", ledger, port, connections, members);
    }

    Work spend(MeasuredLedger ledger, int connections, Members members) {
        return move("spend", "SPEND", ledger, ledger.port(), connections, members);
    }

    Work earnOneAtATime(MeasuredLedger ledger, Members members) {
        return new HttpWork(
                "earn one at a time",
                new LoadGenerator(ledger.port(), 1),
                transactions("EARN", members),
                Measure.P50,
                ledger.acknowledged());
    }

    Work balances(Part service, int connections, Members members) {
        return new HttpWork(
                "balances at " + service,
                new LoadGenerator(site.port(service), connections),
                () -> Requests.balances(site.token(), members, random),
                Measure.RATE,
                questions);
    }

    private Work move(
            String name,
            String type,
            MeasuredLedger ledger,
            int port,
            int connections,
            Members members) {
        return new HttpWork(
                name,
                new LoadGenerator(port, connections),
                transactions(type, members),
                Measure.RATE,
                ledger.acknowledged());
    }

    private Supplier<Requests> transactions(String type, Members members) {
        return () -> Requests.transactions(type, site.token(), members, keys, random);
    }
}

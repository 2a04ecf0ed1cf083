package plusone.suite.bench;

import java.util.List;
import plusone.suite.bench.load.Members;

/**
 * Who and what is there to be measured.
 *
 * @param members have no points to begin with
 * @param wealthy have more points than anybody spends, each in several lots; none where nobody
 *     needs them
 * @param ledgers those that the chosen rows need
 */
record Stage(Members members, Members wealthy, List<MeasuredLedger> ledgers) {

    Stage {
        ledgers = List.copyOf(ledgers);
    }

    MeasuredLedger ledger(String database) {
        return ledgers.stream()
                .filter(ledger -> ledger.database().equals(database))
                .findFirst()
                .orElseThrow();
    }
}

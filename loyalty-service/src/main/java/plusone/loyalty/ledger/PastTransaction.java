package plusone.loyalty.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** A transaction of the past that a command names. */
record PastTransaction(UUID id, Transaction.Type type, List<Leg> legs) {

    /**
     * One leg.
     *
     * @param lots signed points by expiry date; empty for system legs
     */
    record Leg(UUID accountId, long points, SortedMap<LocalDate, Long> lots) {

        Leg {
            lots = new TreeMap<>(lots);
        }

        boolean isOfMember() {
            return SystemAccount.of(accountId).isEmpty();
        }
    }

    List<Leg> memberLegs() {
        return legs.stream().filter(Leg::isOfMember).toList();
    }
}

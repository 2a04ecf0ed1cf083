package plusone.loyalty.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A transaction of the past that a command names.
 *
 * @param expiresOn of the points of an earning
 * @param availableAt from when on they can be spent; null where that was at once
 */
record PastTransaction(
        UUID id,
        Transaction.Type type,
        @Nullable LocalDate expiresOn,
        @Nullable Instant availableAt,
        List<Leg> legs) {

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

    /** How many it moved, unsigned. */
    long points() {
        return Math.abs(legs.getFirst().points());
    }

    /** The lot in which its points wait to become available; null where they never did. */
    Lot.@Nullable Key pendingLot() {
        return expiresOn == null || availableAt == null
                ? null
                : new Lot.Key(expiresOn, availableAt);
    }

    /** The house's side; null where members were among themselves. */
    @Nullable SystemAccount counterpart() {
        return legs.stream()
                .map(Leg::accountId)
                .map(SystemAccount::of)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }
}

package plusone.loyalty.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import plusone.loyalty.ledger.LedgerRejection.AlreadyReversed;
import plusone.loyalty.ledger.LedgerRejection.InsufficientPoints;
import plusone.loyalty.ledger.LedgerRejection.NotReversible;
import plusone.loyalty.ledger.LedgerRejection.TransactionNotFound;
import plusone.loyalty.ledger.PastTransaction.Leg;

/**
 * What it means to take a transaction back, whole or in part: each member gives back what they got,
 * and gets back what they gave.
 */
record ReversalPlanning(ReversalPolicy policy) {

    Plan plan(Command.Reverse reverse, Books books) {
        var past = books.past(reverse.transactionId()).orElse(null);
        if (past == null) return new Plan.Refusal(new TransactionNotFound(reverse.transactionId()));
        if (!past.type().isReversible())
            return new Plan.Refusal(new NotReversible(past.id(), past.type().name()));
        var left = past.points() - books.reversed(past.id());
        long points = Objects.requireNonNullElse(reverse.points(), left);
        if (left == 0 || points > left)
            return new Plan.Refusal(new AlreadyReversed(past.id(), left));
        return plan(past, points, books);
    }

    private Plan plan(PastTransaction past, long points, Books books) {
        var movements = new ArrayList<Movement>();
        for (var leg : past.memberLegs()) {
            var taken = leg.points() < 0 ? null : lots(past, leg, books);
            var there = taken == null ? 0 : taken.stream().mapToLong(Lot::remaining).sum();
            if (taken != null && there < points && !mayOwe(past))
                return new Plan.Refusal(new InsufficientPoints(there));
            movements.add(
                    taken == null
                            ? givenBack(past, leg, points, books)
                            : takenBack(past, leg, LotPoints.taken(taken, points), points));
        }
        return new Plan.Moves(
                Transaction.Type.REVERSAL, past.id(), null, null, movements, past.counterpart());
    }

    /** Out of the lots they came from, those that expire latest first. */
    private static Movement givenBack(PastTransaction past, Leg leg, long points, Books books) {
        var gone = LotPoints.available(leg.lots()).negated();
        var notYetBack = gone.first(gone.sum() - books.reversed(past.id()));
        var coming = notYetBack.last(points);
        return Movement.in(leg.accountId(), coming, books.standing(leg.accountId()).debt());
    }

    /** What is not in a lot any more becomes debt. */
    private static Movement takenBack(PastTransaction past, Leg leg, LotPoints taken, long points) {
        var earned = past.type() == Transaction.Type.EARN ? -points : 0;
        return new Movement(leg.accountId(), -points, taken, 0, earned);
    }

    private boolean mayOwe(PastTransaction past) {
        return past.type() == Transaction.Type.EARN && policy == ReversalPolicy.ALLOW_DEBT;
    }

    /**
     * Which lots give points back, first things first: pending ones, of the transaction's own lot
     * before others; then available ones, again its own first, then the oldest expiry.
     */
    private List<Lot> lots(PastTransaction past, Leg leg, Books books) {
        var order =
                Comparator.<Lot, Boolean>comparing(lot -> !lot.key().isPending())
                        .thenComparing(lot -> !isOwn(past, leg, lot.key()))
                        .thenComparing(Lot::key);
        return candidates(past, leg.accountId(), books).sorted(order).toList();
    }

    private Stream<Lot> candidates(PastTransaction past, UUID memberId, Books books) {
        var lots = books.lotsOf(memberId);
        if (past.type() != Transaction.Type.EARN) return lots.filter(lot -> !lot.key().isPending());
        return policy == ReversalPolicy.PENDING_ONLY
                ? lots.filter(lot -> lot.key().equals(past.pendingLot()))
                : lots;
    }

    private static boolean isOwn(PastTransaction past, Leg leg, Lot.Key lot) {
        return lot.isPending()
                ? lot.equals(past.pendingLot())
                : leg.lots().containsKey(lot.expiresOn());
    }
}

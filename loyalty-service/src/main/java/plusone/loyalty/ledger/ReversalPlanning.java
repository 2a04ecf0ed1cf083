package plusone.loyalty.ledger;

import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import plusone.loyalty.ledger.LedgerRejection.AlreadyReversed;
import plusone.loyalty.ledger.LedgerRejection.InsufficientPoints;
import plusone.loyalty.ledger.LedgerRejection.NotReversible;
import plusone.loyalty.ledger.LedgerRejection.TooManyReversals;
import plusone.loyalty.ledger.LedgerRejection.TransactionNotFound;
import plusone.loyalty.ledger.PastTransaction.Leg;

/**
 * What it means to take a transaction back, whole or in part: each member gives back what they got,
 * and gets back what they gave.
 */
record ReversalPlanning(ReversalPolicy policy) {

    /**
     * In how many parts a transaction may be taken back before all that is left goes at once: each
     * of them is summed up by the next one.
     */
    static final int LIMIT = 1_000;

    Plan plan(Command.Reverse reverse, Books books) {
        var past = books.past(reverse.transactionId()).orElse(null);
        if (past == null) return new Plan.Refusal(new TransactionNotFound(reverse.transactionId()));
        if (!past.type().isReversible())
            return new Plan.Refusal(new NotReversible(past.id(), past.type().name()));
        var before = books.reversed(past.id());
        var left = past.points() - before.points();
        long points = Objects.requireNonNullElse(reverse.points(), left);
        if (left == 0 || points > left)
            return new Plan.Refusal(new AlreadyReversed(past.id(), left));
        if (points < left && before.parts() >= LIMIT)
            return new Plan.Refusal(new TooManyReversals(past.id(), LIMIT, left));
        return plan(past, points, books);
    }

    private Plan plan(PastTransaction past, long points, Books books) {
        var movements = new ArrayList<Movement>();
        for (var leg : past.memberLegs()) {
            if (leg.points() < 0) {
                movements.add(givenBack(past, leg, points, books));
                continue;
            }
            var taken = LotPoints.taken(lots(past, leg, books), points);
            var there = -taken.sum();
            if (there < points && !mayOwe(past))
                return new Plan.Refusal(new InsufficientPoints(there));
            movements.add(takenBack(past, leg, taken, points));
        }
        return new Plan.Moves(
                Transaction.Type.REVERSAL, past.id(), null, null, movements, past.counterpart());
    }

    /** Out of the lots they came from, those that expire latest first. */
    private static Movement givenBack(PastTransaction past, Leg leg, long points, Books books) {
        var gone = LotPoints.available(leg.lots()).negated();
        var notYetBack = gone.first(gone.sum() - books.reversed(past.id()).points());
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
    private Stream<Lot> lots(PastTransaction past, Leg leg, Books books) {
        var lots = books.lotsOf(leg.accountId());
        var ownPending = Optional.ofNullable(past.pendingLot()).flatMap(lots::find).stream();
        if (past.type() != Transaction.Type.EARN) return available(leg, lots);
        if (policy == ReversalPolicy.PENDING_ONLY) return ownPending;
        var otherPending = lots.pending().filter(lot -> !lot.key().equals(past.pendingLot()));
        return Stream.of(ownPending, otherPending, available(leg, lots)).flatMap(part -> part);
    }

    private static Stream<Lot> available(Leg leg, MemberLots lots) {
        var own =
                leg.lots().keySet().stream()
                        .map(Lot.Key::available)
                        .map(lots::find)
                        .flatMap(Optional::stream);
        var others = lots.available().filter(lot -> !leg.lots().containsKey(lot.key().expiresOn()));
        return Stream.concat(own, others);
    }
}

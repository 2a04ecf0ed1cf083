package plusone.loyalty.ledger;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plusone.loyalty.ledger.LedgerRejection.HoldAlreadyResolved;
import plusone.loyalty.ledger.LedgerRejection.HoldExceeded;
import plusone.loyalty.ledger.LedgerRejection.HoldExpired;
import plusone.loyalty.ledger.LedgerRejection.HoldNotFound;
import plusone.loyalty.ledger.LedgerRejection.TooManyHolds;

/** What it means to place a hold and to resolve it. */
record HoldPlanning(Supplier<UUID> ids) {

    /** How many open holds a member may have: each of them is looked at by what comes after it. */
    static final int LIMIT = 1_000;

    Plan place(Command.Place place, Books books, Instant now) {
        var refusal = Planning.refusal(place.memberId(), place.points(), books);
        if (refusal != null) return refusal;
        if (books.placedHoldsOf(place.memberId()).size() >= LIMIT)
            return new Plan.Refusal(new TooManyHolds(place.memberId(), LIMIT));
        var taken = LotPoints.taken(books.lotsOf(place.memberId()).available(), place.points());
        var hold =
                Hold.placed(
                        ids.get(),
                        place.memberId(),
                        taken,
                        place.reference(),
                        now,
                        now.plus(place.ttl()));
        var change = new Movement(place.memberId(), 0, taken, place.points(), 0);
        return new Plan.Holds(change, null, hold);
    }

    /** The points captured expire first; what is left of the hold is released. */
    Plan capture(Command.Capture capture, Books books, Instant now) {
        var hold = books.hold(capture.holdId()).orElse(null);
        if (hold == null || !hold.isPlaced()) return refusal(capture.holdId(), hold);
        long points = Objects.requireNonNullElse(capture.points(), hold.points());
        if (points > hold.points()) return new Plan.Refusal(new HoldExceeded(hold.points()));
        var reserved = LotPoints.available(hold.lots());
        var captured = reserved.first(points);
        var rest = reserved.without(points).without(books.standing(hold.accountId()).debt());
        var change = new Movement(hold.accountId(), 0, captured.plus(rest), -hold.points(), 0);
        var moves =
                Plan.Moves.of(
                        Transaction.Type.CAPTURE,
                        Movement.out(hold.accountId(), captured.negated()),
                        SystemAccount.REDEMPTION);
        return new Plan.Holds(change, moves, hold.captured(points, now));
    }

    Plan release(Command.Release release, Books books, Instant now) {
        var hold = books.hold(release.holdId()).orElse(null);
        if (hold == null || !hold.isPlaced()) return refusal(release.holdId(), hold);
        var freed = LotPoints.available(hold.lots());
        var debt = books.standing(hold.accountId()).debt();
        return new Plan.Holds(
                Movement.freed(hold.accountId(), freed, debt, hold.points()),
                null,
                hold.released(now));
    }

    private static Plan.Refusal refusal(UUID id, @Nullable Hold hold) {
        if (hold == null) return new Plan.Refusal(new HoldNotFound(id));
        return new Plan.Refusal(
                hold.state() == Hold.State.EXPIRED
                        ? new HoldExpired(hold.expiresAt())
                        : new HoldAlreadyResolved(hold.state().name()));
    }
}

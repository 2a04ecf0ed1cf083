package plusone.loyalty.ledger;

import java.time.Instant;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What time alone does to a member's account: points ripen, holds run out, lots expire. One moment
 * after the other and at each in that order, so that it does not matter when somebody looks. Each
 * step looks at no more than what changes in it: a member may have many lots and holds.
 */
record Settling(Expiry expiry, Posting posting) {

    private static final Remark EXPIRED = new Remark("Expired", null, null);

    /** Brings a member's account to this moment; the later states of the books rest on it. */
    void settle(UUID memberId, Books books, Instant now) {
        var due = books.dueAt(memberId);
        while (due != null && !due.isAfter(now)) {
            ripen(memberId, books, due);
            release(memberId, books, due);
            expire(memberId, books, due, now);
            due = books.dueAt(memberId);
        }
    }

    private static void ripen(UUID memberId, Books books, Instant due) {
        for (var lot : books.lotsOf(memberId).ripeBy(due)) {
            var coming = LotPoints.of(Lot.Key.available(lot.key().expiresOn()), lot.remaining());
            var going = LotPoints.of(lot.key(), -lot.remaining());
            var left = coming.without(books.standing(memberId).debt());
            books.apply(new Movement(memberId, 0, going.plus(left), 0, 0));
        }
    }

    private static void release(UUID memberId, Books books, Instant due) {
        var over =
                books.placedHoldsOf(memberId).stream()
                        .takeWhile(hold -> !hold.expiresAt().isAfter(due))
                        .toList();
        for (var hold : over) {
            var debt = books.standing(memberId).debt();
            var freed = LotPoints.available(hold.lots());
            books.apply(Movement.freed(memberId, freed, debt, hold.points()));
            books.add(hold.expired());
        }
    }

    private void expire(UUID memberId, Books books, Instant due, Instant now) {
        var gone = new TreeMap<Lot.Key, Long>();
        books.lotsOf(memberId)
                .available()
                .takeWhile(lot -> isOver(lot.key(), due))
                .forEach(lot -> gone.put(lot.key(), -lot.remaining()));
        if (gone.isEmpty()) return;
        var movement = Movement.out(memberId, new LotPoints(gone));
        var moves = Plan.Moves.of(Transaction.Type.EXPIRY, movement, SystemAccount.BREAKAGE);
        posting.post(moves, EXPIRED, due, books, now);
    }

    private boolean isOver(Lot.Key lot, Instant due) {
        return !lot.expiresOn().equals(Lot.NEVER) && !expiry.endOf(lot.expiresOn()).isAfter(due);
    }
}

package plusone.loyalty.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Enters planned movements into the books as a transaction, with the links of its members' chains.
 *
 * @param ids of transactions and holds
 */
record Posting(RemarkDigests digests, Supplier<UUID> ids) {

    /**
     * Posts one transaction.
     *
     * @param occurredAt when it happened, as far as is known
     * @param now when it is recorded
     */
    Transaction post(
            Plan.Moves moves, Remark remark, Instant occurredAt, Books books, Instant now) {
        var facts =
                new Transaction.Facts(
                        ids.get(),
                        moves.type(),
                        moves.reverses(),
                        moves.expiresOn(),
                        moves.availableAt(),
                        occurredAt,
                        now,
                        digests.of(remark));
        var transaction = new Transaction(facts, remark, entries(facts, moves, books));
        books.add(transaction, moves.movements());
        return transaction;
    }

    private static List<Entry> entries(Transaction.Facts facts, Plan.Moves moves, Books books) {
        var legs = legs(moves);
        var entries = new ArrayList<Entry>();
        for (var movement : moves.movements()) {
            var before = books.account(movement.memberId()).orElseThrow();
            entries.add(entry(movement, before, facts, legs));
        }
        if (moves.counterpart() != null)
            entries.add(new Entry.OfSystem(moves.counterpart(), moves.counterpartPoints()));
        return entries;
    }

    private static Entry.OfMember entry(
            Movement movement,
            Account before,
            Transaction.Facts facts,
            List<Map.Entry<UUID, Long>> legs) {
        var after = before.standing().plus(movement);
        var lots = movement.lots().byDate();
        return new Entry.OfMember(
                movement.memberId(),
                movement.points(),
                lots,
                before.seq() + 1,
                after,
                Chain.link(before, lots, after, facts, legs));
    }

    private static List<Map.Entry<UUID, Long>> legs(Plan.Moves moves) {
        var legs = new ArrayList<Map.Entry<UUID, Long>>();
        moves.movements()
                .forEach(movement -> legs.add(Map.entry(movement.memberId(), movement.points())));
        if (moves.counterpart() != null)
            legs.add(Map.entry(moves.counterpart().id(), moves.counterpartPoints()));
        return legs;
    }
}

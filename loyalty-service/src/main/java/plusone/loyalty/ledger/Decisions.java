package plusone.loyalty.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import plusone.loyalty.ledger.Chain.TransactionFacts;
import plusone.loyalty.ledger.LedgerRejection.KeyReused;
import plusone.loyalty.ledger.LedgerRejection.TooManyPoints;

/**
 * Decides commands on loaded books, one after the other. No I/O: the same books and commands give
 * the same decisions.
 */
record Decisions(Planning planning, RemarkDigests digests) {

    /**
     * Decides one command; what it does is in the books afterwards, a refusal leaves them as they
     * were.
     *
     * @param id of the transaction that it may become
     */
    Decision decide(Command command, Books books, UUID id, Instant now) {
        var operation = command.operation();
        var earlier = operation == null ? null : books.receipt(operation).orElse(null);
        if (earlier != null) return repeated(earlier, command);
        try {
            return switch (planning.plan(command, books, now)) {
                case Plan.Refusal(LedgerRejection rejection) -> new Decision.Refused(rejection);
                case Plan.Moves moves ->
                        accepted(command, transaction(moves, command, books, id, now), books);
            };
        } catch (ArithmeticException _) {
            return new Decision.Refused(new TooManyPoints());
        }
    }

    private static Decision repeated(Books.EarlierReceipt earlier, Command command) {
        var receipt = earlier.receipt();
        return receipt != null && earlier.operation().equals(command.operation())
                ? new Decision.Accepted(receipt)
                : new Decision.Refused(new KeyReused());
    }

    private Decision accepted(Command command, Transaction transaction, Books books) {
        books.add(transaction, planning.expiry());
        var receipt = Receipt.of(transaction, (Entry.OfMember) transaction.entries().getFirst());
        var operation = command.operation();
        if (operation != null) books.add(operation, receipt);
        return new Decision.Accepted(receipt);
    }

    private Transaction transaction(
            Plan.Moves moves, Command command, Books books, UUID id, Instant now) {
        var digest = digests.of(command.remark());
        var facts =
                new TransactionFacts(
                        id,
                        moves.type(),
                        moves.reverses(),
                        moves.expiresOn(),
                        command.occurredAt(),
                        now,
                        digest,
                        legs(moves));
        var entries = new ArrayList<Entry>();
        for (var movement : moves.movements()) {
            entries.add(entry(movement, books.account(movement.memberId()).orElseThrow(), facts));
        }
        if (moves.counterpart() != null)
            entries.add(new Entry.OfSystem(moves.counterpart(), moves.counterpartPoints()));
        return new Transaction(
                id,
                moves.type(),
                moves.reverses(),
                moves.expiresOn(),
                command.occurredAt(),
                now,
                command.remark(),
                digest,
                entries);
    }

    private static Entry.OfMember entry(Movement movement, Account before, TransactionFacts facts) {
        var after = before.standing().plus(movement.points(), movement.earned());
        return new Entry.OfMember(
                movement.memberId(),
                movement.points(),
                movement.lots(),
                before.seq() + 1,
                after,
                Chain.link(before, movement, after, facts));
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

package plusone.loyalty.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plusone.loyalty.ledger.Books.AppliedOperation;
import plusone.loyalty.ledger.Books.EarlierOutcome;
import plusone.loyalty.ledger.Books.Result;
import plusone.loyalty.ledger.LedgerRejection.KeyReused;
import plusone.loyalty.ledger.LedgerRejection.TooManyPoints;

/**
 * Decides commands on loaded books, one after the other. No I/O: the same books and commands give
 * the same decisions. Time decides first: {@link #settle} comes before the first command.
 */
record Decisions(Planning planning, Posting posting, Settling settling) {

    /** Applies what has fallen due for everybody in the books. */
    void settle(Books books, Instant now) {
        books.accountIds().forEach(memberId -> settling.settle(memberId, books, now));
    }

    /**
     * Has a member written for whom time is all that was asked for, where it was due: even if no
     * point moved, what their account says of the next moment is past.
     */
    Fate rest(UUID memberId, Books books, Instant now) {
        if (books.account(memberId).filter(account -> account.isDue(now)).isPresent())
            books.touch(memberId);
        return new Fate.Settled();
    }

    /**
     * Decides one command; what it does is in the books afterwards, a refusal leaves them as they
     * were.
     */
    Decision decide(Command<?> command, Books books, Instant now) {
        var operation = command.operation();
        var earlier = operation == null ? null : books.outcome(operation).orElse(null);
        if (earlier != null) return repeated(command, earlier);
        try {
            return switch (planning.plan(command, books, now)) {
                case Plan.Refusal(LedgerRejection rejection) -> new Decision.Refused(rejection);
                case Plan.Moves moves -> moved(command, moves, books, now);
                case Plan.Holds holds -> held(command, holds, books, now);
            };
        } catch (ArithmeticException _) {
            return new Decision.Refused(new TooManyPoints());
        }
    }

    private static Decision repeated(Command<?> command, EarlierOutcome earlier) {
        return earlier.answerTo(command)
                .<Decision>map(Decision.Accepted::new)
                .orElseGet(() -> new Decision.Refused(new KeyReused()));
    }

    private Decision moved(Command<?> command, Plan.Moves moves, Books books, Instant now) {
        var remark = ((Command.OfPoints) command).remark();
        var transaction = posting.post(moves, remark, command.occurredAt(), books, now);
        var receipt = Receipt.of(transaction, (Entry.OfMember) transaction.entries().getFirst());
        remember(command, receipt.id(), new Result(receipt.replay(), null), books);
        // Points that come back after their last day expire again at once.
        moves.movements().forEach(moved -> settling.settle(moved.memberId(), books, now));
        return new Decision.Accepted(receipt);
    }

    private Decision held(Command<?> command, Plan.Holds holds, Books books, Instant now) {
        var hold = holds.hold();
        books.apply(holds.change());
        books.add(hold);
        if (holds.capture() != null) {
            var remark = new Remark("Captured", hold.reference(), actor(command));
            posting.post(holds.capture(), remark, command.occurredAt(), books, now);
        }
        remember(command, hold.id(), new Result(null, hold), books);
        settling.settle(hold.accountId(), books, now);
        return new Decision.Accepted(HoldReceipt.of(hold));
    }

    private static @Nullable String actor(Command<?> command) {
        return command instanceof Command.Capture capture ? capture.actor() : null;
    }

    private static void remember(Command<?> command, UUID resultId, Result result, Books books) {
        var operation = command.operation();
        if (operation != null)
            books.add(
                    new AppliedOperation(operation, resultId),
                    new EarlierOutcome(operation, result));
    }
}

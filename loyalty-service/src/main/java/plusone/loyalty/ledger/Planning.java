package plusone.loyalty.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import plusone.loyalty.ledger.LedgerRejection.AlreadyReversed;
import plusone.loyalty.ledger.LedgerRejection.InsufficientPoints;
import plusone.loyalty.ledger.LedgerRejection.MemberNotFound;
import plusone.loyalty.ledger.LedgerRejection.NotReversible;
import plusone.loyalty.ledger.LedgerRejection.TransactionNotFound;
import plusone.loyalty.ledger.LedgerRejection.TransferToOneself;
import plusone.loyalty.ledger.PastTransaction.Leg;

/** What each command means: pure functions from a command and the books to a plan. */
record Planning(Expiry expiry) {

    Plan plan(Command command, Books books, Instant now) {
        return switch (command) {
            case Command.Earn earn -> earn(earn, books, now);
            case Command.Spend spend -> spend(spend, books);
            case Command.Transfer transfer -> transfer(transfer, books);
            case Command.Reverse reverse -> reverse(reverse, books);
        };
    }

    private Plan earn(Command.Earn earn, Books books, Instant now) {
        if (books.account(earn.memberId()).isEmpty())
            return new Plan.Refusal(new MemberNotFound(earn.memberId()));
        var expiresOn = expiry.of(now);
        var movement = new Movement(earn.memberId(), lots(expiresOn, earn.points()), earn.points());
        return new Plan.Moves(
                Transaction.Type.EARN, null, expiresOn, List.of(movement), SystemAccount.ISSUANCE);
    }

    private static Plan spend(Command.Spend spend, Books books) {
        if (books.account(spend.memberId()).isEmpty())
            return new Plan.Refusal(new MemberNotFound(spend.memberId()));
        return taken(books, spend.memberId(), spend.points(), Set.of())
                .<Plan>map(
                        lots ->
                                new Plan.Moves(
                                        Transaction.Type.SPEND,
                                        null,
                                        null,
                                        List.of(new Movement(spend.memberId(), lots, 0)),
                                        SystemAccount.REDEMPTION))
                .orElseGet(() -> insufficient(books, spend.memberId()));
    }

    private static Plan transfer(Command.Transfer transfer, Books books) {
        if (transfer.memberId().equals(transfer.toMemberId()))
            return new Plan.Refusal(new TransferToOneself());
        for (var id : List.of(transfer.memberId(), transfer.toMemberId())) {
            if (books.account(id).isEmpty()) return new Plan.Refusal(new MemberNotFound(id));
        }
        return taken(books, transfer.memberId(), transfer.points(), Set.of())
                .<Plan>map(
                        lots ->
                                new Plan.Moves(
                                        Transaction.Type.TRANSFER,
                                        null,
                                        null,
                                        List.of(
                                                new Movement(transfer.memberId(), lots, 0),
                                                new Movement(
                                                        transfer.toMemberId(),
                                                        Movement.negated(lots),
                                                        0)),
                                        null))
                .orElseGet(() -> insufficient(books, transfer.memberId()));
    }

    private static Plan reverse(Command.Reverse reverse, Books books) {
        var past = books.past(reverse.transactionId());
        if (past.isEmpty())
            return new Plan.Refusal(new TransactionNotFound(reverse.transactionId()));
        if (past.get().type() == Transaction.Type.REVERSAL)
            return new Plan.Refusal(new NotReversible(reverse.transactionId()));
        if (books.isReversed(reverse.transactionId()))
            return new Plan.Refusal(new AlreadyReversed(reverse.transactionId()));
        return reverse(past.get(), books);
    }

    /**
     * Each member gives back what they got, from the same lots as far as it is still there, and
     * gets back what they gave.
     */
    private static Plan reverse(PastTransaction past, Books books) {
        var movements = new ArrayList<Movement>();
        for (var leg : past.memberLegs()) {
            var lots =
                    leg.points() < 0
                            ? Optional.of(Movement.negated(leg.lots()))
                            : taken(books, leg.accountId(), leg.points(), leg.lots().keySet());
            if (lots.isEmpty()) return insufficient(books, leg.accountId());
            var earned = past.type() == Transaction.Type.EARN ? Math.negateExact(leg.points()) : 0;
            movements.add(new Movement(leg.accountId(), lots.get(), earned));
        }
        var counterpart =
                past.legs().stream()
                        .map(Leg::accountId)
                        .flatMap(id -> SystemAccount.of(id).stream())
                        .findFirst();
        return new Plan.Moves(
                Transaction.Type.REVERSAL, past.id(), null, movements, counterpart.orElse(null));
    }

    /**
     * Which lots give these points: those of the preferred dates first, then oldest expiry first.
     * Empty where there are too few.
     */
    private static Optional<SortedMap<LocalDate, Long>> taken(
            Books books, UUID memberId, long points, Set<LocalDate> preferred) {
        var lots = new ArrayList<>(books.lotsOf(memberId).values());
        lots.sort(
                (a, b) ->
                        Boolean.compare(
                                preferred.contains(b.expiresOn()),
                                preferred.contains(a.expiresOn())));
        var taken = new TreeMap<LocalDate, Long>();
        var missing = points;
        for (var lot : lots) {
            var part = Math.min(lot.remaining(), missing);
            if (part > 0) taken.put(lot.expiresOn(), -part);
            missing -= part;
        }
        return missing == 0 ? Optional.of(taken) : Optional.empty();
    }

    private static Plan insufficient(Books books, UUID memberId) {
        var available =
                books.account(memberId).map(account -> account.standing().available()).orElse(0L);
        return new Plan.Refusal(new InsufficientPoints(available));
    }

    private static SortedMap<LocalDate, Long> lots(LocalDate expiresOn, long points) {
        var lots = new TreeMap<LocalDate, Long>();
        lots.put(expiresOn, points);
        return lots;
    }
}

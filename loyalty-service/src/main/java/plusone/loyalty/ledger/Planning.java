package plusone.loyalty.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plusone.loyalty.ledger.LedgerRejection.AvailableAfterExpiry;
import plusone.loyalty.ledger.LedgerRejection.ExpiryInThePast;
import plusone.loyalty.ledger.LedgerRejection.InsufficientPoints;
import plusone.loyalty.ledger.LedgerRejection.MemberFrozen;
import plusone.loyalty.ledger.LedgerRejection.MemberNotFound;
import plusone.loyalty.ledger.LedgerRejection.TooManyDates;
import plusone.loyalty.ledger.LedgerRejection.TransferToOneself;

/** What each command means: pure functions from a command and the books to a plan. */
record Planning(Expiry expiry, ReversalPlanning reversals, HoldPlanning holds) {

    Plan plan(Command<?> command, Books books, Instant now) {
        return switch (command) {
            case Command.Earn earn -> earn(earn, books, now);
            case Command.Spend spend -> spend(spend, books);
            case Command.Transfer transfer -> transfer(transfer, books);
            case Command.Reverse reverse -> reversals.plan(reverse, books);
            case Command.Place place -> holds.place(place, books, now);
            case Command.Capture capture -> holds.capture(capture, books, now);
            case Command.Release release -> holds.release(release, books, now);
        };
    }

    private Plan earn(Command.Earn earn, Books books, Instant now) {
        if (books.account(earn.memberId()).isEmpty())
            return new Plan.Refusal(new MemberNotFound(earn.memberId()));
        var asked = earn.availableAt();
        var pendingUntil = asked != null && asked.isAfter(now) ? asked : null;
        var availableAt = Objects.requireNonNullElse(pendingUntil, now);
        var expiresOn =
                Objects.requireNonNullElseGet(earn.expiresOn(), () -> expiry.of(availableAt));
        if (expiresOn.isBefore(expiry.day(now))) return new Plan.Refusal(new ExpiryInThePast());
        if (expiresOn.isBefore(expiry.day(availableAt)))
            return new Plan.Refusal(new AvailableAfterExpiry());
        var lot = new Lot.Key(expiresOn, Objects.requireNonNullElse(pendingUntil, Lot.Key.AT_ONCE));
        if (earn.hasDates() && !books.lotsOf(earn.memberId()).haveRoomFor(List.of(lot)))
            return new Plan.Refusal(new TooManyDates(earn.memberId(), MemberLots.LIMIT));
        var movement = credited(earn.memberId(), LotPoints.of(lot, earn.points()), books);
        return new Plan.Moves(
                Transaction.Type.EARN,
                null,
                expiresOn,
                pendingUntil,
                List.of(movement.earning(earn.points())),
                SystemAccount.ISSUANCE);
    }

    /** Pending points do not repay debt until they ripen. */
    private static Movement credited(UUID memberId, LotPoints coming, Books books) {
        var debt = coming.pending() > 0 ? 0 : books.standing(memberId).debt();
        return Movement.in(memberId, coming, debt);
    }

    private static Plan spend(Command.Spend spend, Books books) {
        var refusal = refusal(spend.memberId(), spend.points(), books);
        if (refusal != null) return refusal;
        var taken = LotPoints.taken(books.lotsOf(spend.memberId()).available(), spend.points());
        return Plan.Moves.of(
                Transaction.Type.SPEND,
                Movement.out(spend.memberId(), taken),
                SystemAccount.REDEMPTION);
    }

    private static Plan transfer(Command.Transfer transfer, Books books) {
        var from = transfer.memberId();
        var to = transfer.toMemberId();
        if (from.equals(to)) return new Plan.Refusal(new TransferToOneself());
        if (books.account(to).isEmpty() && books.account(from).isPresent())
            return new Plan.Refusal(new MemberNotFound(to));
        var refusal = refusal(from, transfer.points(), books);
        if (refusal != null) return refusal;
        var taken = LotPoints.taken(books.lotsOf(from).available(), transfer.points());
        if (!books.lotsOf(to).haveRoomFor(taken.byLot().keySet()))
            return new Plan.Refusal(new TooManyDates(to, MemberLots.LIMIT));
        return new Plan.Moves(
                Transaction.Type.TRANSFER,
                null,
                null,
                null,
                List.of(Movement.out(from, taken), credited(to, taken.negated(), books)),
                null);
    }

    /** Why a member may not spend or reserve so many points; null where they may. */
    static Plan.@Nullable Refusal refusal(UUID memberId, long points, Books books) {
        var account = books.account(memberId).orElse(null);
        if (account == null) return new Plan.Refusal(new MemberNotFound(memberId));
        if (account.isFrozen()) return new Plan.Refusal(new MemberFrozen(memberId));
        var available = account.standing().available();
        return available < points ? new Plan.Refusal(new InsufficientPoints(available)) : null;
    }
}

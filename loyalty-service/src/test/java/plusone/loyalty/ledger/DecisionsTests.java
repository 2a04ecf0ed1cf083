package plusone.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import plusone.idempotency.IdempotencyKey;
import plusone.idempotency.Operation;
import plusone.loyalty.ledger.LedgerRejection.InsufficientPoints;
import plusone.loyalty.ledger.LedgerRejection.KeyReused;
import plusone.loyalty.ledger.LedgerRejection.MemberNotFound;
import plusone.loyalty.ledger.LedgerRejection.TooManyPoints;

class DecisionsTests {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456Z");
    private static final LocalDate SOON = LocalDate.of(2026, 12, 31);
    private static final LocalDate LATER = LocalDate.of(2027, 6, 30);
    private static final UUID ADA = new UUID(1, 1);
    private static final UUID BEN = new UUID(2, 2);
    private static final Remark REMARK = new Remark("test", null, null);

    private static final Expiry EXPIRY =
            new Expiry(ZoneId.of("Europe/Berlin"), Period.ofMonths(12));

    private final AtomicLong numbers = new AtomicLong();
    private final Decisions decisions =
            LedgerConfiguration.decisions(
                    EXPIRY,
                    ReversalPolicy.ALLOW_DEBT,
                    new RemarkDigests("a key of sixteen or more"),
                    () -> new UUID(7, numbers.incrementAndGet()));

    @Test
    void spendsTheOldestExpiryFirst() {
        var books = books(lot(ADA, LATER, 50), lot(ADA, SOON, 30));

        decide(new Command.Spend(null, ADA, 40, NOW, REMARK), books);

        assertThat(books.changedLots())
                .containsExactlyInAnyOrder(lot(ADA, SOON, 0), lot(ADA, LATER, 40));
    }

    @Test
    void decidesOneCommandOnWhatTheFormerLeft() {
        var books = books(lot(ADA, SOON, 30));

        var first = decide(new Command.Spend(null, ADA, 20, NOW, REMARK), books);
        var second = decide(new Command.Spend(null, ADA, 20, NOW, REMARK), books);

        assertThat(first).isInstanceOf(Decision.Accepted.class);
        assertThat(second).isEqualTo(new Decision.Refused(new InsufficientPoints(10)));
        assertThat(books.transactions()).hasSize(1);
    }

    @Test
    void answersAKeyOfTheSameFlushFromTheFormerCommand() {
        var books = books(lot(ADA, SOON, 30));
        var operation = operation("key", 1);

        var first = accepted(new Command.Earn(operation, ADA, 5, NOW, REMARK), books);
        var again = accepted(new Command.Earn(operation, ADA, 5, NOW, REMARK), books);
        var other = decide(new Command.Earn(operation("key", 2), ADA, 6, NOW, REMARK), books);

        assertThat(first.replayed()).isFalse();
        assertThat(again).isEqualTo(first.replay());
        assertThat(other).isEqualTo(new Decision.Refused(new KeyReused()));
        assertThat(books.operations()).hasSize(1);
    }

    @Test
    void transferredPointsKeepTheirExpiryAndAreNoEarning() {
        var books = books(lot(ADA, SOON, 30), lot(ADA, LATER, 30));

        decide(new Command.Transfer(null, ADA, BEN, 40, NOW, REMARK), books);

        assertThat(books.lotsOf(BEN).all())
                .containsExactly(lot(BEN, SOON, 30), lot(BEN, LATER, 10));
        assertThat(books.account(BEN).orElseThrow().standing().earned()).isZero();
    }

    @Test
    void aReversedSpendingGoesBackToTheLotsItCameFrom() {
        var books = books(lot(ADA, SOON, 30), lot(ADA, LATER, 30));
        var spent = accepted(new Command.Spend(null, ADA, 40, NOW, REMARK), books);
        var later = reload(books, spent.id());

        decide(new Command.Reverse(null, spent.id(), null, NOW, REMARK), later);

        assertThat(later.lotsOf(ADA).all())
                .containsExactly(lot(ADA, SOON, 30), lot(ADA, LATER, 30));
    }

    @Test
    void refusesWhatCannotBeCounted() {
        var books = books(lot(ADA, SOON, Long.MAX_VALUE));

        assertThat(decide(new Command.Earn(null, ADA, 1, NOW, REMARK), books))
                .isEqualTo(new Decision.Refused(new TooManyPoints()));
        assertThat(books.isUnchanged()).isTrue();
    }

    @Test
    void refusesAMemberWhoIsNotThere() {
        var nobody = new UUID(9, 9);

        assertThat(
                        decide(
                                new Command.Transfer(null, ADA, nobody, 1, NOW, REMARK),
                                books(lot(ADA, SOON, 5))))
                .isEqualTo(new Decision.Refused(new MemberNotFound(nobody)));
    }

    @Test
    void aLinkDependsOnEveryLegOfItsTransaction() {
        var books = books(lot(ADA, SOON, 30));
        var same = books(lot(ADA, SOON, 30));
        var other = books(lot(ADA, SOON, 30));

        decide(new Command.Transfer(null, ADA, BEN, 10, NOW, REMARK), books);
        numbers.set(0);
        decide(new Command.Transfer(null, ADA, BEN, 10, NOW, REMARK), same);
        numbers.set(0);
        decide(new Command.Spend(null, ADA, 10, NOW, REMARK), other);

        assertThat(chain(books)).isEqualTo(chain(same)).isNotEqualTo(chain(other));
    }

    private Decision decide(Command<?> command, Books books) {
        return decisions.decide(command, books, NOW);
    }

    private Receipt accepted(Command<Receipt> command, Books books) {
        return (Receipt) ((Decision.Accepted) decide(command, books)).outcome();
    }

    private static Hash chain(Books books) {
        return books.account(ADA).orElseThrow().chain();
    }

    private static Books books(Lot... lots) {
        var books = new Books(EXPIRY);
        accounts(List.of(lots)).forEach(books::know);
        List.of(lots).forEach(books::know);
        return books;
    }

    private static List<Account> accounts(List<Lot> lots) {
        var accounts = new ArrayList<Account>();
        for (var id : List.of(ADA, BEN)) {
            var points =
                    lots.stream()
                            .filter(lot -> lot.accountId().equals(id))
                            .mapToLong(Lot::remaining)
                            .sum();
            accounts.add(
                    new Account(
                            id,
                            Account.Status.ACTIVE,
                            0,
                            new Standing(points, 0, 0, 0, points),
                            Hash.NONE,
                            NOW,
                            null));
        }
        return accounts;
    }

    /** The books as the next flush would load them, with one transaction named. */
    private static Books reload(Books books, UUID transactionId) {
        var later = new Books(EXPIRY);
        List.of(ADA, BEN).forEach(id -> later.know(books.account(id).orElseThrow()));
        List.of(ADA, BEN).forEach(id -> books.lotsOf(id).all().forEach(later::know));
        books.transactions().stream()
                .filter(transaction -> transaction.id().equals(transactionId))
                .map(BooksInMemory::past)
                .forEach(later::know);
        return later;
    }

    private static Lot lot(UUID member, LocalDate expiresOn, long points) {
        return new Lot(member, Lot.Key.available(expiresOn), points);
    }

    private static Operation operation(String key, long fingerprint) {
        return new Operation(
                "service:test",
                new IdempotencyKey(key),
                "transaction",
                "POST /v1/transactions",
                new UUID(0, fingerprint));
    }
}

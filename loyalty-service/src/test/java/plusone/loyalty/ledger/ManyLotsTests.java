package plusone.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import plusone.loyalty.ledger.AccountTables.Due;
import plusone.loyalty.ledger.LedgerRejection.TooManyDates;
import plusone.loyalty.ledger.LedgerRejection.TooManyHolds;

/** A member with very many lots and holds costs time that grows as they do, and has a limit. */
class ManyLotsTests {

    /** With a walk over all of them for each, this would take minutes. */
    private static final int MANY = 100_000;

    private static final Duration GENEROUS = Duration.ofSeconds(30);

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(3600);
    private static final LocalDate LAST_DAY = LocalDate.of(2027, 11, 30);
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
    void manyPendingLotsRipenOneAfterTheOther() {
        var books = books(ADA, MANY, MANY, 0);
        pending(MANY).forEach(books::know);

        assertTimeoutPreemptively(GENEROUS, () -> decisions.settle(books, LATER));

        assertThat(books.standing(ADA)).isEqualTo(new Standing(MANY, 0, 0, 0, MANY));
        assertThat(books.lotsOf(ADA).all())
                .containsExactly(new Lot(ADA, Lot.Key.available(LAST_DAY), MANY));
        assertThat(books.changedLots()).hasSize(MANY + 1);
    }

    @Test
    void manyHoldsRunOutOneAfterTheOther() {
        var books = books(ADA, MANY, 0, MANY);
        holds(MANY).forEach(books::know);

        assertTimeoutPreemptively(GENEROUS, () -> decisions.settle(books, LATER));

        assertThat(books.standing(ADA)).isEqualTo(new Standing(MANY, 0, 0, 0, MANY));
        assertThat(books.changedHolds())
                .hasSize(MANY)
                .allMatch(hold -> hold.state() == Hold.State.EXPIRED);
    }

    @Test
    void manyLotsExpireDayByDay() {
        var books = books(ADA, 20_000, 0, 0);
        IntStream.rangeClosed(1, 20_000)
                .mapToObj(day -> lot(NOW.atZone(EXPIRY.zone()).toLocalDate().minusDays(day), 1))
                .forEach(books::know);

        assertTimeoutPreemptively(GENEROUS, () -> decisions.settle(books, NOW));

        assertThat(books.standing(ADA).balance()).isZero();
        assertThat(books.transactions()).hasSize(20_000);
    }

    @Test
    void manyCommandsLookOnlyAtTheLotsThatTheyTakeFrom() {
        var books = books(ADA, MANY, 0, 0);
        IntStream.range(0, MANY)
                .mapToObj(day -> lot(LAST_DAY.plusDays(day), 1))
                .forEach(books::know);

        assertTimeoutPreemptively(
                GENEROUS,
                () -> {
                    for (var command = 0; command < MANY; command++)
                        decide(new Command.Spend(null, ADA, 1, NOW, REMARK), books);
                });

        assertThat(books.standing(ADA).balance()).isZero();
    }

    @Test
    void refusesOneHoldMoreThanAMemberMayHave() {
        var books = books(ADA, HoldPlanning.LIMIT + 10, 0, HoldPlanning.LIMIT - 1);
        holds(HoldPlanning.LIMIT - 1).forEach(books::know);
        books.know(lot(LAST_DAY, 11));
        var place = new Command.Place(null, ADA, 1, "order", Duration.ofMinutes(1), NOW);

        var last = decide(place, books);
        assertThat(decide(place, books)).isEqualTo(refusedHolds());
        var release = new Command.Release(null, holdOf(last), NOW);

        assertThat(decide(release, books)).isInstanceOf(Decision.Accepted.class);
        assertThat(decide(place, books)).isInstanceOf(Decision.Accepted.class);
        assertThat(decide(place, books)).isEqualTo(refusedHolds());
    }

    @Test
    void refusesOneDateMoreThanAMemberMayHaveAndTakesWhatNeedsNone() {
        var books = books(ADA, MemberLots.LIMIT, MemberLots.LIMIT, 0);
        pending(MemberLots.LIMIT).forEach(books::know);

        assertThat(decide(earn(NOW.plusSeconds(9_999), LAST_DAY), books)).isEqualTo(refusedDates());
        assertThat(decide(earn(null, LAST_DAY), books)).isEqualTo(refusedDates());

        assertThat(decide(earn(NOW.plusMillis(1), LAST_DAY), books))
                .isInstanceOf(Decision.Accepted.class);
        assertThat(decide(new Command.Earn(null, ADA, 1, NOW, REMARK), books))
                .isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void refusesATransferThatBringsOneDateMoreThanAMemberMayHave() {
        var books = books(ADA, MemberLots.LIMIT, MemberLots.LIMIT, 0);
        pending(MemberLots.LIMIT).forEach(books::know);
        books.know(account(BEN, 5, 0, 0));
        books.know(new Lot(BEN, Lot.Key.available(LAST_DAY), 5));

        assertThat(decide(new Command.Transfer(null, BEN, ADA, 5, NOW, REMARK), books))
                .isEqualTo(refusedDates());
        assertThat(books.isUnchanged()).isTrue();
    }

    @Test
    void membersWithManyLotsAreSettledApart() {
        var heavy = new Due(new UUID(3, 1), 9_000);
        var veryHeavy = new Due(new UUID(3, 2), 25_000);
        var light = new Due(new UUID(3, 3), 10);

        assertThat(Settlements.groups(List.of(light, heavy, heavy, veryHeavy, light, light)))
                .containsExactly(
                        List.of(light.memberId(), heavy.memberId()),
                        List.of(heavy.memberId()),
                        List.of(veryHeavy.memberId()),
                        List.of(light.memberId(), light.memberId()));
        assertThat(Settlements.groups(List.of())).isEmpty();
    }

    private Decision decide(Command<?> command, Books books) {
        return decisions.decide(command, books, NOW);
    }

    private static Command.Earn earn(Instant availableAt, LocalDate expiresOn) {
        return new Command.Earn(null, ADA, 1, availableAt, expiresOn, NOW, REMARK);
    }

    private static Decision refusedHolds() {
        return new Decision.Refused(new TooManyHolds(ADA, 1_000));
    }

    private static Decision refusedDates() {
        return new Decision.Refused(new TooManyDates(ADA, 5_000));
    }

    private static UUID holdOf(Decision decision) {
        return ((HoldReceipt) ((Decision.Accepted) decision).outcome()).id();
    }

    private static Books books(UUID member, long balance, long pending, long held) {
        var books = new Books(EXPIRY);
        books.know(account(member, balance, pending, held));
        return books;
    }

    private static Account account(UUID id, long balance, long pending, long held) {
        return new Account(
                id,
                Account.Status.ACTIVE,
                0,
                new Standing(balance, pending, held, 0, balance),
                Hash.NONE,
                NOW,
                null);
    }

    private static List<Lot> pending(int number) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(milli -> new Lot.Key(LAST_DAY, NOW.plusMillis(milli)))
                .map(key -> new Lot(ADA, key, 1))
                .toList();
    }

    private static Lot lot(LocalDate expiresOn, long points) {
        return new Lot(ADA, Lot.Key.available(expiresOn), points);
    }

    private static List<Hold> holds(int number) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(
                        milli ->
                                new Hold(
                                        new UUID(9, milli),
                                        ADA,
                                        new TreeMap<>(Map.of(LAST_DAY, 1L)),
                                        0,
                                        Hold.State.PLACED,
                                        "order",
                                        NOW,
                                        NOW.plusMillis(milli),
                                        null))
                .toList();
    }
}

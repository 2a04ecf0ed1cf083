package plusone.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static plusone.loyalty.Loyalty.atOnce;
import static plusone.loyalty.Loyalty.unique;
import static plusone.loyalty.ledger.LedgerCalls.assertRefused;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;
import plusone.contract.MovableClock;
import plusone.loyalty.LedgerTest;
import plusone.loyalty.Loyalty;
import plusone.loyalty.ledger.LedgerCalls.Figures;
import plusone.postgres.EmbeddedDatabase;
import plusone.transactions.Storm;

/** Time decides, not the job: nobody settles here but where a test says so. */
@LedgerTest
class TimeIT {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    /** More than one run of the job takes at once. */
    private static final int MEMBERS = 130;

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Autowired private Loyalty loyalty;
    @Autowired private MovableClock clock;
    @Autowired private EmbeddedDatabase database;
    @Autowired private ScheduledAnnotationBeanPostProcessor schedule;
    @Autowired private SettleJob job;
    @Autowired private Ledger ledger;
    @Autowired private AccountTables tables;

    private LedgerCalls calls;
    private LocalDate today;

    @BeforeEach
    void noon() {
        theJobRests();
        calls = new LedgerCalls(loyalty);
        today = LocalDate.ofInstant(clock.instant(), ZONE).plusDays(1);
        clock.moveTo(today.atTime(12, 0).atZone(ZONE).toInstant());
    }

    private void theJobRests() {
        schedule.postProcessBeforeDestruction(job, "settleJob");
    }

    @AfterEach
    void theJobGoesOn() {
        schedule.postProcessAfterInitialization(job, "settleJob");
    }

    @Test
    void pendingPointsBecomeAvailableInAReadAndInACommand() {
        var reader = earningInAnHour(loyalty.member(), 5);
        var spender = earningInAnHour(loyalty.member(), 5);
        assertThat(calls.figures(reader)).isEqualTo(new Figures(0, 5, 0, 0, 5));
        assertRefused(loyalty.spend(spender, 1, unique("spend")), 409, "insufficient-points");

        clock.forward(Duration.ofHours(1));

        assertThat(calls.figures(reader)).isEqualTo(new Figures(5, 0, 0, 0, 5));
        calls.spent(spender, 5);
        assertThat(calls.figures(spender)).isEqualTo(new Figures(0, 0, 0, 0, 5));
    }

    @Test
    void ripePointsRepayDebtFirst() {
        var member = loyalty.member();
        var earned = calls.earned(member, 20);
        calls.spent(member, 20);
        loyalty.reverse(earned, unique("reversal"));
        earningInAnHour(member, 30);
        assertThat(calls.figures(member)).isEqualTo(new Figures(0, 30, 0, 20, 30));

        clock.forward(Duration.ofHours(1));

        assertThat(calls.figures(member)).isEqualTo(new Figures(10, 0, 0, 0, 30));
        calls.spent(member, 10);
    }

    @Test
    void pointsCanBeSpentOneSecondBeforeMidnightOfTheirLastDay() {
        var member = lastDay(loyalty.member());

        clock.moveTo(midnight().minusSeconds(1));

        calls.spent(member, 10);
    }

    @Test
    void spendOneSecondAfterMidnightWithoutTheJob() {
        var member = lastDay(loyalty.member());

        clock.moveTo(midnight().plusSeconds(1));

        var refused = loyalty.spend(member, 1, unique("spend"));
        assertRefused(refused, 409, "insufficient-points");
        assertThat(refused.body().get("available").asLong()).isZero();
    }

    @Test
    void readsOneSecondAfterMidnightShowThatThePointsHaveExpired() {
        var member = lastDay(loyalty.member());

        clock.moveTo(midnight().plusSeconds(1));

        assertThat(calls.figures(member)).isEqualTo(new Figures(0, 0, 0, 0, 10));
        assertThat(loyalty.balance(member).get("expiring")).isEmpty();
        assertThat(calls.lines(member)).containsExactly("EXPIRY -10", "EARN 10");
        assertThat(calls.lines(member)).containsExactly("EXPIRY -10", "EARN 10");
    }

    @Test
    void anEarningThatFindsOldPointsExpiredLeavesOnlyItsOwn() {
        var member = lastDay(loyalty.member());
        clock.moveTo(midnight().plusSeconds(1));

        calls.earned(member, 7);

        assertThat(calls.figures(member)).isEqualTo(new Figures(7, 0, 0, 0, 17));
        assertThat(calls.lines(member)).containsExactly("EARN 7", "EXPIRY -10", "EARN 10");
    }

    @Test
    void aDateThatIsGivenIsTakenAsItIs() {
        var member = loyalty.member();
        var day = today.plusDays(3);
        calls.earned(member, 4, Map.of("expiresOn", day.toString()));
        calls.earned(member, 5, Map.of("expiresOn", "9999-12-31"));

        var expiring = loyalty.balance(member).get("expiring");

        assertThat(expiring).hasSize(1);
        assertThat(expiring.get(0).get("on").asString()).isEqualTo(day.toString());
        assertThat(expiring.get(0).get("points").asLong()).isEqualTo(4);
    }

    @Test
    void pointsThatBecomeAvailableLaterLastFromThenOn() {
        var member = loyalty.member();
        var later = clock.instant().plus(Duration.ofDays(100));
        calls.earned(member, 4, Map.of("availableAt", later.toString()));

        var on = loyalty.balance(member).at("/expiring/0/on").asString();

        assertThat(on)
                .isEqualTo(
                        LocalDate.ofInstant(later, ZONE)
                                .plusMonths(12)
                                .with(TemporalAdjusters.lastDayOfMonth())
                                .toString());
    }

    @Test
    void anEarningIsAnsweredAgainAfterItsLastDay() {
        var member = loyalty.member();
        var key = unique("earn");
        var last = Map.of("expiresOn", today.toString());
        var first = calls.earn(member, 10, last, key);

        clock.moveTo(midnight().plusSeconds(1));
        var again = calls.earn(member, 10, last, key);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.replayed()).isTrue();
        assertThat(again.body()).isEqualTo(first.body());
        assertRefusedField(calls.earn(member, 10, last, unique("earn")), "/expiresOn");
    }

    @Test
    void refusesDatesThatMakeNoSense() {
        var member = loyalty.member();
        var yesterday = today.minusDays(1).toString();
        var inTwoDays = clock.instant().plus(Duration.ofDays(2)).toString();

        assertRefusedField(
                calls.earn(member, 1, Map.of("expiresOn", yesterday), unique("earn")),
                "/expiresOn");
        assertRefusedField(
                calls.earn(
                        member,
                        1,
                        Map.of("availableAt", inTwoDays, "expiresOn", today.toString()),
                        unique("earn")),
                "/availableAt");
        assertThat(calls.lines(member)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+1000000000-12-31T23:59:59.999999999Z",
                "+999999999-12-31T23:30:00Z",
                "+294277-01-01T00:00:00Z",
                "+10000-01-01T00:00:00Z"
            })
    void refusesPointsThatBecomeAvailableAfterEverythingHasExpired(String availableAt) {
        var member = loyalty.member();

        var answer = calls.earn(member, 1, Map.of("availableAt", availableAt), unique("earn"));

        assertRefusedField(answer, "/availableAt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00Z", "1969-12-31T23:59:59Z"})
    void aMomentLongPastMeansAtOnce(String availableAt) {
        var member = loyalty.member();

        calls.earned(member, 1, Map.of("availableAt", availableAt));

        assertThat(calls.figures(member)).isEqualTo(new Figures(1, 0, 0, 0, 1));
    }

    @Test
    void theJobSettlesWhomNobodyTouches() {
        var member = List.of(lastDay(loyalty.member()));
        clock.moveTo(midnight().plusSeconds(1));
        await().during(Duration.ofSeconds(2)).until(() -> expiriesOf(member) == 0);

        theJobGoesOn();

        await().atMost(LIMIT).until(() -> expiriesOf(member) == 1);
        theJobRests();
    }

    /** An instance that ends after some of them leaves the rest to whoever comes next. */
    @Test
    void afterARestartTheRestIsSettled() {
        var members = manyOnTheirLastDay();
        clock.moveTo(midnight().plusSeconds(1));
        anotherInstance().settleDue().block();
        assertThat(expiriesOf(members)).isBetween(1L, MEMBERS - 1L);

        theJobGoesOn();

        await().atMost(LIMIT).until(() -> expiriesOf(members) >= MEMBERS);
        theJobRests();
        assertThat(expiriesOf(members)).isEqualTo(MEMBERS);
        assertThat(members).extracting(loyalty::available).containsOnly(0L);
    }

    @Test
    void jobsOfTwoInstancesSettleEachMemberOnce() {
        var members = manyOnTheirLastDay();
        var both = List.of(anotherInstance(), anotherInstance());
        clock.moveTo(midnight().plusSeconds(1));

        await().atMost(LIMIT)
                .until(
                        () ->
                                atOnce(4, number -> both.get(number % 2).settleDue().block())
                                        .stream()
                                        .allMatch(settled -> settled == 0));

        assertThat(expiriesOf(members)).isEqualTo(MEMBERS);
        assertThat(members).extracting(loyalty::available).containsOnly(0L);
    }

    /** They know of each other only through the database, wherever they run. */
    private Settlements anotherInstance() {
        return new Settlements(ledger, tables, clock);
    }

    private UUID earningInAnHour(UUID member, long points) {
        var later = clock.instant().plus(Duration.ofHours(1));
        calls.earned(member, points, Map.of("availableAt", later.toString()));
        return member;
    }

    private UUID lastDay(UUID member) {
        calls.earned(member, 10, Map.of("expiresOn", today.toString()));
        return member;
    }

    private List<UUID> manyOnTheirLastDay() {
        return Storm.inTurns(MEMBERS, _ -> lastDay(loyalty.member()));
    }

    private Instant midnight() {
        return today.plusDays(1).atStartOfDay(ZONE).toInstant();
    }

    private long expiriesOf(Collection<UUID> members) {
        try (var connection = database.connect("loyalty");
                var query =
                        connection.prepareStatement(
                                """
                                select count(*) from entry e join transaction t on t.id = e.transaction_id
                                where t.type = 'EXPIRY' and e.account_id = any(?)""")) {
            query.setArray(1, connection.createArrayOf("uuid", members.toArray()));
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertRefusedField(Loyalty.Answered answer, String pointer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }
}

package plusone.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static plusone.loyalty.Loyalty.atOnce;
import static plusone.loyalty.Loyalty.unique;
import static plusone.loyalty.ledger.LedgerCalls.assertRefused;
import static plusone.loyalty.ledger.LedgerCalls.made;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import plusone.contract.MovableClock;
import plusone.loyalty.LedgerTest;
import plusone.loyalty.Loyalty;
import plusone.loyalty.Loyalty.Answered;
import plusone.loyalty.ledger.LedgerCalls.Figures;

/** Reserved points: placed, then captured, released or run out. */
@LedgerTest
class HoldsIT {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    @Autowired private Loyalty loyalty;
    @Autowired private MovableClock clock;
    private LedgerCalls calls;

    @BeforeEach
    void calls() {
        calls = new LedgerCalls(loyalty);
    }

    @Test
    void reservesPointsThatNothingElseCanTake() {
        var member = loyalty.memberWith(100);

        var placed = calls.place(member, 60, unique("hold"));

        var hold = calls.hold(made(placed));
        assertThat(hold).isEqualTo(placed.body());
        assertThat(hold.get("status").asString()).isEqualTo("PLACED");
        assertThat(hold.get("points").asLong()).isEqualTo(60);
        assertThat(hold.get("captured").asLong()).isZero();
        assertThat(calls.figures(member)).isEqualTo(new Figures(40, 0, 60, 0, 100));
        assertRefused(loyalty.spend(member, 41, unique("spend")), 409, "insufficient-points");
        assertRefused(calls.place(member, 41, unique("hold")), 409, "insufficient-points");
    }

    @Test
    void lastsAQuarterOfAnHourUnlessItSaysOtherwise() {
        var member = loyalty.memberWith(10);
        var before = clock.instant();

        var usual = made(calls.place(member, 1, unique("hold")));
        var longer = made(calls.place(body(member, "PT2H"), unique("hold")));

        assertThat(expiresAt(usual))
                .isBetween(
                        before.plus(Duration.ofMinutes(15)),
                        clock.instant().plus(Duration.ofMinutes(15)));
        assertThat(expiresAt(longer))
                .isBetween(
                        before.plus(Duration.ofHours(2)),
                        clock.instant().plus(Duration.ofHours(2)));
    }

    @Test
    void captureTakesThePointsForGood() {
        var member = loyalty.memberWith(100);
        var hold = calls.placed(member, 60);

        var captured = calls.capture(hold);

        assertThat(captured.status()).isEqualTo(200);
        assertThat(captured.body().get("status").asString()).isEqualTo("CAPTURED");
        assertThat(captured.body().get("captured").asLong()).isEqualTo(60);
        assertThat(calls.figures(member)).isEqualTo(new Figures(40, 0, 0, 0, 100));
        assertThat(calls.lines(member)).containsExactly("CAPTURE -60", "EARN 100");
    }

    @Test
    void captureOfAPartReleasesTheRest() {
        var member = loyalty.memberWith(100);
        var hold = calls.placed(member, 60);

        var captured = calls.capture(hold, 25);

        assertThat(captured.body().get("points").asLong()).isEqualTo(60);
        assertThat(captured.body().get("captured").asLong()).isEqualTo(25);
        assertThat(calls.figures(member)).isEqualTo(new Figures(75, 0, 0, 0, 100));
    }

    @Test
    void releaseGivesThemBackAndLeavesNoTransaction() {
        var member = loyalty.memberWith(100);
        var hold = calls.placed(member, 60);

        var released = calls.release(hold);

        assertThat(released.status()).isEqualTo(200);
        assertThat(released.body().get("status").asString()).isEqualTo("RELEASED");
        assertThat(calls.figures(member)).isEqualTo(new Figures(100, 0, 0, 0, 100));
        assertThat(calls.lines(member)).containsExactly("EARN 100");
    }

    @Test
    void isResolvedOnce() {
        var member = loyalty.memberWith(100);
        var captured = calls.placed(member, 10);
        calls.capture(captured);
        var released = calls.placed(member, 10);
        calls.release(released);

        for (var hold : new UUID[] {captured, released}) {
            assertRefused(calls.capture(hold), 409, "hold-already-resolved");
            assertRefused(calls.release(hold), 409, "hold-already-resolved");
        }
        assertThat(calls.figures(member)).isEqualTo(new Figures(90, 0, 0, 0, 100));
    }

    @Test
    void runsOutByItselfAndIsReadSoBeforeAnybodyWritesIt() {
        var member = loyalty.memberWith(100);
        var hold = calls.placed(member, 60);

        clock.forward(Duration.ofMinutes(16));

        assertThat(calls.hold(hold).get("status").asString()).isEqualTo("EXPIRED");
        assertThat(calls.figures(member)).isEqualTo(new Figures(100, 0, 0, 0, 100));
        assertRefused(calls.capture(hold), 409, "hold-expired");
        assertRefused(calls.release(hold), 409, "hold-expired");
        calls.spent(member, 100);
        assertRefused(calls.capture(hold), 409, "hold-expired");
    }

    @Test
    void takesNoMoreThanItHolds() {
        var member = loyalty.memberWith(100);
        var hold = calls.placed(member, 60);

        var answer = calls.capture(hold, 61);

        assertRefused(answer, 409, "hold-exceeded");
        assertThat(answer.body().get("held").asLong()).isEqualTo(60);
        assertThat(calls.capture(hold, 60).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT59S", "PT30S", "P8D", "P7DT1S", "-PT5M", "P1M", "900", "soon", ""})
    void refusesATtlThatIsTooShortTooLongOrNone(String ttl) {
        var member = loyalty.memberWith(10);

        var answer = calls.place(body(member, ttl), unique("hold"));

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/pointer").asString()).isEqualTo("/ttl");
        assertThat(calls.figures(member)).isEqualTo(new Figures(10, 0, 0, 0, 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1M", "P7D"})
    void takesTheShortestAndTheLongestTtl(String ttl) {
        var member = loyalty.memberWith(10);

        made(calls.place(body(member, ttl), unique("hold")));
    }

    @Test
    void knowsNoHoldThatWasNeverPlaced() {
        var nothing = UUID.randomUUID();

        assertRefused(calls.capture(nothing), 404, "hold-not-found");
        assertRefused(calls.release(nothing), 404, "hold-not-found");
        assertRefused(
                loyalty.get("/v1/holds/" + nothing, loyalty.service()), 404, "hold-not-found");
        assertRefused(calls.place(nothing, 5, unique("hold")), 404, "member-not-found");
    }

    @Test
    void answersEachCallAgainAsItDidThen() {
        var member = loyalty.memberWith(100);
        var key = unique("hold");
        var placed = calls.place(member, 60, key);
        var hold = made(placed);
        var captured = calls.resolve(hold, "capture", key + "-c", Map.of("points", 10));
        clock.forward(Duration.ofDays(1));
        var other = calls.placed(member, 5);
        var released = calls.resolve(other, "release", key + "-r", Map.of());

        assertReplayed(placed, calls.place(member, 60, key));
        assertReplayed(captured, calls.resolve(hold, "capture", key + "-c", Map.of("points", 10)));
        assertReplayed(released, calls.resolve(other, "release", key + "-r", Map.of()));
        assertRefused(calls.place(member, 61, key), 422, "idempotency-key-reused");
        assertRefused(
                calls.resolve(hold, "capture", key + "-c", Map.of("points", 11)),
                422,
                "idempotency-key-reused");
        assertThat(calls.figures(member)).isEqualTo(new Figures(90, 0, 0, 0, 100));
    }

    @Test
    void captureAndReleaseRacingResolveOnce() {
        var member = loyalty.memberWith(100);
        var hold = calls.placed(member, 60);

        var answers =
                atOnce(32, number -> number % 2 == 0 ? calls.capture(hold) : calls.release(hold));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .extracting(Answered::type)
                .containsOnly("/problems/hold-already-resolved");
        var isCaptured = calls.hold(hold).get("status").asString().equals("CAPTURED");
        assertThat(loyalty.available(member)).isEqualTo(isCaptured ? 40 : 100);
    }

    @Test
    void oneOfFiftySpendingsOfTheWholeBalanceWins() {
        var member = loyalty.memberWith(100);

        var answers = atOnce(50, _ -> loyalty.spend(member, 100, unique("spend")));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .extracting(Answered::type)
                .containsOnly("/problems/insufficient-points");
        assertThat(calls.figures(member)).isEqualTo(new Figures(0, 0, 0, 0, 100));
    }

    /** 10 points on their last day, of which 6 are in a hold over midnight. */
    @ParameterizedTest
    @CsvSource({
        "capture, CAPTURE -6;EXPIRY -4;EARN 10",
        "release, EXPIRY -6;EXPIRY -4;EARN 10",
        "nothing, EXPIRY -6;EXPIRY -4;EARN 10"
    })
    void pointsInAHoldDoNotExpireUntilTheyAreReleased(String how, String lines) {
        var member = loyalty.member();
        var today = LocalDate.ofInstant(clock.instant(), ZONE).plusDays(1);
        clock.moveTo(today.atTime(23, 50).atZone(ZONE).toInstant());
        calls.earned(member, 10, Map.of("expiresOn", today.toString()));
        var hold = calls.placed(member, 6);

        clock.moveTo(today.plusDays(1).atTime(0, 0, 1).atZone(ZONE).toInstant());
        assertThat(calls.figures(member)).isEqualTo(new Figures(0, 0, 6, 0, 10));
        switch (how) {
            case "capture" -> assertThat(calls.capture(hold).status()).isEqualTo(200);
            case "release" -> assertThat(calls.release(hold).status()).isEqualTo(200);
            default -> clock.forward(Duration.ofMinutes(15));
        }

        assertThat(calls.figures(member)).isEqualTo(new Figures(0, 0, 0, 0, 10));
        assertThat(String.join(";", calls.lines(member))).isEqualTo(lines);
    }

    @Test
    void aPartCapturedAfterTheirLastDayLetsTheRestExpireInTheSameCommit() {
        var member = loyalty.member();
        var today = LocalDate.ofInstant(clock.instant(), ZONE).plusDays(1);
        clock.moveTo(today.atTime(23, 50).atZone(ZONE).toInstant());
        calls.earned(member, 10, Map.of("expiresOn", today.toString()));
        var hold = calls.placed(member, 10);

        clock.moveTo(today.plusDays(1).atTime(0, 0, 1).atZone(ZONE).toInstant());
        assertThat(calls.capture(hold, 7).status()).isEqualTo(200);

        assertThat(calls.lines(member)).containsExactly("EXPIRY -3", "CAPTURE -7", "EARN 10");
    }

    @Test
    void freedPointsRepayDebtFirst() {
        var member = loyalty.member();
        var earned = calls.earned(member, 100);
        var hold = calls.placed(member, 60);
        loyalty.reverse(earned, unique("reversal"));
        assertThat(calls.figures(member)).isEqualTo(new Figures(0, 0, 60, 60, 0));

        calls.capture(hold, 20);

        assertThat(calls.figures(member)).isEqualTo(new Figures(0, 0, 0, 20, 0));
    }

    private static Map<String, Object> body(UUID member, String ttl) {
        return Map.of("memberId", member, "points", 1, "reference", "order", "ttl", ttl);
    }

    private Instant expiresAt(UUID hold) {
        return Instant.parse(calls.hold(hold).get("expiresAt").asString());
    }

    private static void assertReplayed(Answered first, Answered again) {
        assertThat(again.status()).isEqualTo(first.status());
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.replayed()).isTrue();
    }
}

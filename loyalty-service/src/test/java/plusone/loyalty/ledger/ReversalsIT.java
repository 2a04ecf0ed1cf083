package plusone.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static plusone.loyalty.Loyalty.unique;
import static plusone.loyalty.ledger.LedgerCalls.assertRefused;
import static plusone.loyalty.ledger.LedgerCalls.made;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import plusone.contract.MovableClock;
import plusone.loyalty.LedgerTest;
import plusone.loyalty.Loyalty;
import plusone.loyalty.ledger.LedgerCalls.Figures;

/** What was done is taken back, with the policy as it is shipped: what is missing is owed. */
@LedgerTest
class ReversalsIT {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    @Autowired private Loyalty loyalty;
    @Autowired private MovableClock clock;
    private LedgerCalls calls;
    private LocalDate today;

    @BeforeEach
    void noon() {
        calls = new LedgerCalls(loyalty);
        today = LocalDate.ofInstant(clock.instant(), ZONE).plusDays(1);
        clock.moveTo(today.atTime(12, 0).atZone(ZONE).toInstant());
    }

    @Test
    void anEarningTwiceInPartAndThenTheRest() {
        var member = loyalty.member();
        var earned = calls.earned(member, 100);

        made(calls.reverse(earned, 33));
        made(calls.reverse(earned, 33));
        assertThat(calls.figures(member)).isEqualTo(new Figures(34, 0, 0, 0, 34));
        var tooMuch = calls.reverse(earned, 35);
        var rest = loyalty.reverse(earned, unique("reversal"));

        assertRefused(tooMuch, 409, "already-reversed");
        assertThat(tooMuch.body().get("left").asLong()).isEqualTo(34);
        assertThat(rest.body().get("points").asLong()).isEqualTo(34);
        assertThat(calls.figures(member)).isEqualTo(new Figures(0, 0, 0, 0, 0));
        var nothingLeft = loyalty.reverse(earned, unique("reversal"));
        assertRefused(nothingLeft, 409, "already-reversed");
        assertThat(nothingLeft.body().get("left").asLong()).isZero();
    }

    @Test
    void anEarningTwiceInPartAfterSpending() {
        var member = loyalty.member();
        var earned = calls.earned(member, 100);
        calls.spent(member, 50);

        made(calls.reverse(earned, 40));
        assertThat(calls.figures(member)).isEqualTo(new Figures(10, 0, 0, 0, 60));
        made(calls.reverse(earned, 60));

        assertThat(calls.figures(member)).isEqualTo(new Figures(0, 0, 0, 50, 0));
    }

    @Test
    void anEarningThatHasExpired() {
        var member = loyalty.member();
        var earned = calls.earned(member, 100, Map.of("expiresOn", today.toString()));
        clock.moveTo(today.plusDays(1).atTime(0, 0, 1).atZone(ZONE).toInstant());

        made(loyalty.reverse(earned, unique("reversal")));

        assertThat(calls.figures(member)).isEqualTo(new Figures(0, 0, 0, 100, 0));
        assertThat(calls.lines(member)).containsExactly("REVERSAL -100", "EXPIRY -100", "EARN 100");
    }

    @Test
    void anEarningDuringAHold() {
        var member = loyalty.member();
        var earned = calls.earned(member, 100);
        var hold = calls.placed(member, 60);

        made(loyalty.reverse(earned, unique("reversal")));
        assertThat(calls.figures(member)).isEqualTo(new Figures(0, 0, 60, 60, 0));
        calls.release(hold);

        assertThat(calls.figures(member)).isEqualTo(new Figures(0, 0, 0, 0, 0));
    }

    @Test
    void pendingPointsGoFirst() {
        var member = loyalty.member();
        var earned = calls.earned(member, 30);
        var later = clock.instant().plus(Duration.ofHours(1));
        calls.earned(member, 100, Map.of("availableAt", later.toString()));

        made(loyalty.reverse(earned, unique("reversal")));

        assertThat(calls.figures(member)).isEqualTo(new Figures(30, 70, 0, 0, 100));
    }

    @Test
    void aPendingEarningBeforeAndAfterItHasRipened() {
        var member = loyalty.member();
        var later = clock.instant().plus(Duration.ofHours(1));
        var earned = calls.earned(member, 100, Map.of("availableAt", later.toString()));

        made(calls.reverse(earned, 40));
        assertThat(calls.figures(member)).isEqualTo(new Figures(0, 60, 0, 0, 60));
        clock.forward(Duration.ofHours(1));
        made(calls.reverse(earned, 40));

        assertThat(calls.figures(member)).isEqualTo(new Figures(20, 0, 0, 0, 20));
    }

    @Test
    void aSpendingGoesBackToItsLotsAndWhatHasExpiredMeanwhileExpiresAgain() {
        var member = loyalty.member();
        calls.earned(member, 30, Map.of("expiresOn", today.toString()));
        calls.earned(member, 30, Map.of("expiresOn", today.plusDays(9).toString()));
        var spent = calls.spent(member, 40);
        clock.moveTo(today.plusDays(1).atTime(0, 0, 1).atZone(ZONE).toInstant());

        made(loyalty.reverse(spent, unique("reversal")));

        assertThat(calls.figures(member)).isEqualTo(new Figures(30, 0, 0, 0, 60));
        assertThat(calls.lines(member))
                .containsExactly("EXPIRY -30", "REVERSAL 40", "SPEND -40", "EARN 30", "EARN 30");
    }

    @Test
    void aSpendingInPartGivesBackWhatExpiresLatest() {
        var member = loyalty.member();
        calls.earned(member, 30, Map.of("expiresOn", today.toString()));
        calls.earned(member, 30, Map.of("expiresOn", today.plusDays(9).toString()));
        var spent = calls.spent(member, 40);

        made(calls.reverse(spent, 15));

        var expiring = loyalty.balance(member).get("expiring");
        assertThat(expiring.findValuesAsString("points")).containsExactly("5", "30");
        assertRefused(calls.reverse(spent, 26), 409, "already-reversed");
        made(calls.reverse(spent, 25));
        assertThat(calls.figures(member)).isEqualTo(new Figures(60, 0, 0, 0, 60));
    }

    @Test
    void aSpendingRepaysDebtFirst() {
        var member = loyalty.member();
        var earned = calls.earned(member, 50);
        var spent = calls.spent(member, 50);
        made(loyalty.reverse(earned, unique("reversal")));

        made(calls.reverse(spent, 20));

        assertThat(calls.figures(member)).isEqualTo(new Figures(0, 0, 0, 30, 0));
    }

    @Test
    void aCaptureGoesBackToTheMember() {
        var member = loyalty.memberWith(100);
        calls.capture(calls.placed(member, 60));
        var path = "/v1/members/" + member + "/transactions?type=CAPTURE";
        var capture = loyalty.get(path, loyalty.service()).body().at("/items/0/id").asString();

        made(calls.reverse(UUID.fromString(capture), 60));

        assertThat(calls.figures(member)).isEqualTo(new Figures(100, 0, 0, 0, 100));
    }

    @Test
    void aTransferGoesBackInPartAndOnlyAsFarAsTheOtherStillHasIt() {
        var from = loyalty.memberWith(100);
        var to = loyalty.member();
        var transfer = calls.transferred(from, to, 60);

        made(calls.reverse(transfer, 20));
        calls.spent(to, 35);
        var tooMuch = calls.reverse(transfer, 6);
        made(calls.reverse(transfer, 5));

        assertRefused(tooMuch, 409, "insufficient-points");
        assertThat(tooMuch.body().get("available").asLong()).isEqualTo(5);
        assertThat(calls.figures(from)).isEqualTo(new Figures(65, 0, 0, 0, 100));
        assertThat(calls.figures(to)).isEqualTo(new Figures(0, 0, 0, 0, 0));
    }

    @Test
    void neitherAReversalNorAnExpiryIsReversed() {
        var member = loyalty.member();
        calls.earned(member, 30, Map.of("expiresOn", today.toString()));
        var reversal = made(calls.reverse(calls.earned(member, 5), 5));
        clock.moveTo(today.plusDays(1).atTime(0, 0, 1).atZone(ZONE).toInstant());
        var path = "/v1/members/" + member + "/transactions?type=EXPIRY";
        var expiry = loyalty.get(path, loyalty.service()).body().at("/items/0/id").asString();

        assertRefused(loyalty.reverse(reversal, unique("reversal")), 409, "not-reversible");
        assertRefused(
                loyalty.reverse(UUID.fromString(expiry), unique("reversal")),
                409,
                "not-reversible");
    }
}
